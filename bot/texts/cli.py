"""What the command line says: help, tables, and what was typed wrongly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.texts import answers
from bot.texts.operators import OUTCOMES
from knowledge.records import Digest, PartRead

HELP = "Trợ lý sản xuất sạch hơn: hỏi bằng tiếng Việt, trả lời bằng câu trích có nguồn, ngày và tỉnh."
DATABASE = "Cơ sở dữ liệu (địa chỉ SQLAlchemy hoặc đường dẫn tệp SQLite); mặc định SXSH_DATABASE_URL."
NO_COLLECTION = "Không nạp bộ bài tóm lược đi kèm."
JSON = "In kết quả dạng JSON trên một dòng."
VERSION = "Cho biết phiên bản đang dùng."

ASK = """Trả lời một câu hỏi.

Ví dụ: sxsh ask "muc tieu sxsh thanh hoa 2020"
"""
QUESTION = "Câu hỏi, có dấu hay không dấu đều được."
PROVINCE = "Chỉ tìm trong bài về tỉnh này (tên cũ hoặc mới)."
PREFER = "Câu hỏi không nêu nơi nào thì tìm trong bài về tỉnh này trước, rồi mới đến mọi nơi."
K = "Số nguồn tối đa."
EXPLAIN = "In cách hiểu câu hỏi và cách tính điểm thay cho câu trả lời."
BATCH = 'Tệp câu hỏi, mỗi dòng một đối tượng JSON {"id": …, "question": …}; "-" là đầu vào chuẩn.'
QUESTION_NEEDED = 'Chưa có câu hỏi: viết sau lệnh, ví dụ sxsh ask "5s là gì", hoặc dùng --batch TỆP.'
BATCH_NEEDS_JSON = "--batch luôn đi cùng --json."
BATCH_NOT_JSON = "không phải một đối tượng JSON"
BATCH_WITHOUT_QUESTION = 'thiếu "question" là một chuỗi'
NOT_UTF8 = "chữ gõ vào không ở bảng mã UTF-8; lưu hoặc gõ lại bằng UTF-8"
FAULT = "chương trình gặp lỗi; chi tiết ở dòng trên, xin gửi cho người phụ trách"
EXPLAIN_READ_AS = "Hiểu là"
EXPLAIN_KINDS = "Hỏi về"
EXPLAIN_PLACES = "Nơi"
EXPLAIN_WORDS = "Từ và trọng số"
EXPLAIN_CONFIDENCE = "độ tin cậy"
EXPLAIN_HELD = "phần câu hỏi có trong bài"
EXPLAIN_SCORE = "điểm"
EXPLAIN_EVIDENCE = "câu trích"
EXPLAIN_OTHER_TRADE = "nói về ngành khác"
EXPLAIN_TYPES: Mapping[str, str] = {
    "who": "người",
    "organisation": "cơ quan, đơn vị",
    "when": "thời gian",
    "where": "nơi",
    "how_many": "số lượng",
    "percent": "tỷ lệ",
    "definition": "khái niệm",
    "purpose": "mục đích",
    "list": "danh sách",
    "compare": "so sánh",
    "target": "mục tiêu",
    "contact": "liên hệ",
    "money": "tiền",
    "signer": "người ký",
    "author": "tác giả",
    "document_number": "số văn bản",
    "published_day": "ngày đăng",
    "source": "nguồn",
    "long_form": "tên đầy đủ",
    "post": "chức vụ",
    "duration": "bao lâu",
    "village": "làng",
    "district": "huyện",
    "commune": "xã",
    "firm": "doanh nghiệp, cơ sở",
    "steps": "các bước",
    "conditions": "điều kiện",
}
EXPLAIN_FIELDS: Mapping[str, str] = {
    "syllables": "âm tiết",
    "bigrams": "cặp âm tiết",
    "article": "tiêu đề và nơi của bài",
    "other words": "cách nói khác",
}
EXPLAIN_FEATURES: Mapping[str, str] = {
    "held": "phần câu hỏi có trong bài",
    "coverage": "từ có trong đoạn",
    "attained": "điểm BM25 so với mức cao nhất",
    "margin": "hơn bài kế tiếp",
    "elsewhere": "bài về nơi khác",
}
EXPLAIN_FACTORS: Mapping[str, str] = {
    "words found": "từ tìm thấy",
    "words together": "từ đứng cạnh nhau",
    "kind of thing": "đúng loại điều được hỏi",
    "post": "đúng chức vụ",
    "person or thing required": "có người hoặc điều bắt buộc",
    "more than one syllable": "hơn một âm tiết",
    "numbers and years": "số và năm",
}

CHAT = """Trò chuyện trong cửa sổ dòng lệnh; gõ /help để xem cách hỏi, /thoat để dừng.

Ví dụ: sxsh chat
"""
PROMPT = "Bạn hỏi: "
HOW_TO_GET_FILE = (
    "Lấy bảng: sxsh targets --xlsx so-lieu.xlsx (thêm --province, --indicator hay --year nếu cần). "
    "Biểu đồ chỉ vẽ trong Telegram."
)

ADD = """Thêm tài liệu: tệp, thư mục hoặc địa chỉ web (.txt .md .html .pdf .docx .xlsx
.pptx .rtf, ảnh .png .jpg).

Ví dụ: sxsh add bai-viet/ https://example.org/tin.html
"""
ADD_SOURCES = "Tệp, thư mục hoặc địa chỉ web."
EMPTY_SOURCE = "tên tài liệu không được để trống"
EMPTY_PATH = "tên tệp không được để trống"
ADDING = "Đang thêm"


def adding_stopped(kept: int) -> str:
    """The adding was stopped; what was read by then stays."""
    return f"Đã dừng. {kept} tài liệu đã đọc xong vẫn được giữ; chạy lại lệnh này để thêm phần còn lại."


INTAKE_COLUMNS = ("Tài liệu", "Kết quả", "Lý do / mã bài")

PUBLISH = """Xuất bộ tài liệu thành các trang web tĩnh, đặt được ở máy chủ web nào cũng được.

Chạy lại thì chỉ ghi những trang đã đổi và gỡ những trang không còn bài; rồi kiểm tra mọi liên kết.

Ví dụ: sxsh publish trang-web/ --url https://so-cong-thuong.example/sxsh/
"""
PUBLISH_FOLDER = "Thư mục trống, hoặc đã xuất lần trước."
PUBLISH_URL = "Địa chỉ sẽ đặt các trang; có thì thêm ảnh xem trước khi chia sẻ và sơ đồ trang."
PUBLISH_ASK = "Địa chỉ để hỏi, ví dụ đường dẫn của trợ lý trên Zalo hay Telegram."

ARTICLES = """Xem và sửa các bài đang có.

Ví dụ: sxsh articles list
"""
LIST = """Liệt kê các bài, với ngày, căn cứ của ngày, tỉnh và số đoạn.

Ví dụ: sxsh articles list --json
"""
REFRESH = """Đọc lại các bài mà phiên bản cũ của chương trình đã đọc; lệnh khác cũng tự làm việc này.

Ví dụ: sxsh articles refresh
"""
NO_ARTICLES = "Chưa có bài nào. Thêm bằng: sxsh add ĐƯỜNG-DẪN"
ARTICLE_COLUMNS = ("Mã", "Tiêu đề", "Ngày", "Tỉnh", "Đoạn", "Nguồn")
SHOW = """In một bài; thêm --removed để xem những gì đã bị lược bỏ khi làm sạch.

Ví dụ: sxsh articles show 3f9a21c0b7 --removed
"""
SHOW_REMOVED = "In những gì đã bị lược bỏ khi làm sạch."
REMOVED_TITLE = "Đã lược bỏ khi làm sạch"
NOTHING_REMOVED = "Không có gì bị lược bỏ."
REMOVE = """Xoá một bài.

Ví dụ: sxsh articles remove 3f9a21c0b7
"""
SET = """Sửa thông tin của một bài bằng tay; sửa rồi thì thêm lại tài liệu vẫn giữ; để trống ("") là bỏ.

Ví dụ: sxsh articles set 3f9a21c0b7 --date 17/10/2018 --signer "Lê Văn A; Phó Chủ tịch"
"""
ARTICLE_ID = "Mã của bài (đủ vài ký tự đầu để phân biệt)."
SET_DATE = "Ngày: 17/10/2018, 10/2018, 2018 hoặc 2018-10-17."
SET_BASIS = "Căn cứ của ngày: published, updated, issued, event, content, in_force, received hoặc accepted."
SET_PROVINCE = "Tỉnh, thành phố; nhiều tỉnh thì lặp lại, tỉnh chính trước."
SET_TITLE = "Tiêu đề."
SET_PUBLISHER = "Nơi đăng."
SET_URL = "Địa chỉ trang gốc."
SET_AUTHOR = "Tác giả; nhiều người thì lặp lại."
SET_SIGNER = 'Người ký: "Họ tên; chức vụ"; nhiều người thì lặp lại.'
SET_NUMBER = "Số, ký hiệu của chính văn bản; nhiều số thì lặp lại."
SET_RESTS_ON = "Số, ký hiệu của văn bản làm căn cứ; nhiều số thì lặp lại."
SET_ISSUER = "Cơ quan ban hành."
SET_TAKEN_FROM = "Báo hoặc trang đăng đầu tiên (theo …)."
NOTHING_TO_SET = "Chưa nói sửa gì: dùng --date, --province, --title, --signer … (xem: sxsh articles set --help)."

COLLECTION = """Bộ tài liệu đang có gì.

Ví dụ: sxsh collection status
"""
COLLECTION_STATUS = """Cho biết từng tỉnh, thành phố (63 tên cũ) có gì: mục tiêu, kết quả, bài, chỉ hỗ trợ; số bài, năm.

Ví dụ: sxsh collection status --json
"""
COLLECTION_RESTORE = """Đem về bài tóm lược đi kèm đã gỡ hoặc đã sửa, như bản gốc đi kèm.

Ví dụ: sxsh collection restore all
"""
DIGEST_ASKED = "Mã hoặc tiêu đề của bài tóm lược đã gỡ hay đã sửa (xem: sxsh collection), hoặc all."
RESTORE_NONE = "chưa có bài tóm lược đi kèm nào bị gỡ hay sửa"

CONTACTS = """Xem, đặt và xác nhận nơi doanh nghiệp tìm đến: Sở Công Thương và trung tâm khuyến công của từng tỉnh.

Ví dụ: sxsh contacts list
"""
CONTACTS_LIST = """Liệt kê các đơn vị, cả thông tin còn chờ xác nhận.

Ví dụ: sxsh contacts list "Nghệ An" --json
"""
CONTACTS_SET = """Đặt thông tin liên hệ của một tỉnh; chưa xác nhận thì chưa hiện cho mọi người; để trống ("") là bỏ.

Ví dụ: sxsh contacts set "Nghệ An" --phone "0238 3844 555" --address "12 Lê Lợi, Vinh"
"""
CONTACTS_CONFIRM = """Xác nhận hôm nay rằng thông tin liên hệ của một tỉnh là đúng; từ đó mới hiện cho mọi người.

Ví dụ: sxsh contacts confirm "Nghệ An"
"""
CONTACT_PROVINCE = "Tỉnh, thành phố (tên cũ hoặc mới), hoặc “cả nước”."
CONTACT_BODY = "office (Sở Công Thương) hoặc centre (trung tâm khuyến công)."
CONTACT_NAME = "Tên đơn vị."
CONTACT_PHONE = "Số điện thoại."
CONTACT_ADDRESS = "Địa chỉ."
CONTACT_EMAIL = "Thư điện tử."
CONTACT_LINK = "Địa chỉ trang web của chính đơn vị."
CONTACT_COLUMNS = ("Nơi", "Đơn vị", "Liên hệ", "Tình trạng")
CONTACT_NOTHING_TO_SET = (
    "Chưa nói đặt gì: dùng --phone, --address, --email, --link hoặc --name (xem: sxsh contacts set --help)."
)

TARGETS = """Liệt kê số liệu trong các bài: nơi, chỉ số, giá trị, đối tượng, kỳ, loại và câu gốc.

Ví dụ: sxsh targets --province "Thanh Hóa" --year 2020 --xlsx so-lieu.xlsx
"""
TARGETS_INDICATOR = "awareness, adoption, saving, unit_in_charge, training, outreach, compliance, planning hoặc other."
TARGETS_EXPLAIN = "Cho xem từng số liệu được đọc từ những chữ nào, kể cả số liệu chưa chắc."
TARGETS_YEAR = "Năm nằm trong kỳ của số liệu."
TARGETS_KIND = "target, result, plan hoặc claim."
XLSX = "Ghi ra tệp Excel này."
NO_TARGETS = "Không có số liệu nào như vậy."
WRITTEN = "Đã ghi"

REPORT = """Báo cáo từ nhật ký hỏi đáp của bot.

Ví dụ: sxsh report unanswered --csv
       sxsh report --as-questions > cau-hoi.jsonl
"""
REPORT_KIND = "questions (câu hỏi mỗi ngày), unanswered (chưa trả lời được hoặc chưa chắc) hoặc feedback (đánh giá)."
CSV = "In dạng CSV (UTF-8)."
REPORT_DAYS = "Số ngày gần đây, cho questions."
REPORT_AS_QUESTIONS = (
    "In các câu người ta đã hỏi thành bộ câu hỏi có nhãn cho sxsh eval, mỗi dòng một JSON; xem lại nhãn trước khi dùng."
)
REPORT_QUESTIONS_ALONE = "--as-questions đứng một mình, không kèm tên báo cáo hay --csv"
REPORT_UNKNOWN = "báo cáo là questions, unanswered hoặc feedback"
REPORT_EMPTY = "Chưa có gì trong nhật ký."
REPORT_VERDICTS: Mapping[str, str] = {"up": "👍", "down": "👎", "missing": "Báo thiếu"}
REPORT_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "questions": ("Ngày", "Trả lời được", "Chưa chắc", "Chưa có", "👍", "👎", "Báo thiếu"),
    "unanswered": ("Mã", "Câu hỏi", "Số lần", "Chưa chắc", "Gần nhất"),
    "feedback": ("Ngày", "Đánh giá", "Lý do", "Câu hỏi", "Đã trả lời"),
}

EVAL = """Đo chất lượng trả lời trên một hay nhiều bộ câu hỏi, hỏi nguyên văn và theo các cách gõ khác nhau.

Ví dụ: sxsh eval cau-hoi.jsonl --add bai-viet/
"""
EVAL_FILE = 'Mỗi dòng một đối tượng JSON: {"id", "question", "articles", "gold"}; gold trống là phải từ chối.'
EVAL_ADD = "Tài liệu để trả lời; không có thì dùng bộ bài đi kèm. Lặp lại được."
EVAL_DISTRACTORS = "Tài liệu gây nhiễu: thư mục tài liệu, hoặc thư mục có corpus.jsonl."
EVAL_COLUMNS = ("cách gõ", "câu", "hit@1", "hit@3", "MRR@10", "từ chối đúng", "từ chối sai", "p50 ms", "p99 ms")
EVAL_NO_QUESTION = 'cần "id", "question", "articles" và "gold"'
EVAL_NO_PASSAGE = 'cần "id" hoặc "title", và "text"'
EVAL_SHOWN_COLUMNS = (
    "cách gõ",
    "trả lời",
    "precision",
    "hiện đúng",
    "gần, đúng",
    "đáp thừa",
    "gần thừa",
    "AURC",
    "E-AURC",
    "Brier",
)
EVAL_RELIABILITY_COLUMNS = ("độ tin cậy", "câu", "trung bình", "đúng")
EVAL_CURVE = "risk @ coverage"
EVAL_FITTED = "đã dùng để hiệu chỉnh"
EVAL_NEVER_FITTED = "chưa từng dùng để hiệu chỉnh"
EVAL_SAID: Mapping[str, str] = {"answered": "trả lời", "near": "gần", "not_found": "từ chối"}
EVAL_RANK = "hạng"

VERIFY = """Đối chiếu từng ý của một văn bản với các bài đang có: khớp, khác, hay không có trong tài liệu.

Ví dụ: sxsh verify tin-chuyen-tiep.txt
"""
VERIFY_FILE = 'Tệp văn bản (UTF-8); "-" là đầu vào chuẩn.'
WATCH = """Xem lại các trang đã trích và các trang nguồn: trang nào đã mất, đã đổi, có bài nào mới chưa có trong bộ.

Ví dụ: sxsh watch trang-nguon.txt
"""
WATCH_FILE = "Tệp ghi địa chỉ các trang nguồn (trang liệt kê bài), mỗi dòng một địa chỉ; mặc định là SXSH_WATCH."
WATCH_PAUSE = "Nghỉ bao nhiêu giây giữa hai trang của cùng một máy chủ; mặc định là SXSH_WATCH_PAUSE."
WATCH_STATES: Mapping[str, str] = {
    "dead": "Đã mất",
    "changed": "Đã đổi",
    "new": "Bài mới, chưa có trong bộ",
    "unreachable": "Chưa vào được",
}
WATCHING = "Đang xem"
WATCH_NO_ADDRESS = "không phải một địa chỉ http:// hoặc https://"


def watch_line(title: str | None, url: str, reason: str | None) -> str:
    """A page that is not as it was."""
    return f"  {f'{title} · ' if title else ''}{url}{f' ({reason})' if reason else ''}"


def watched(done: int, of: int) -> str:
    """How far looking at pages has come, where no line can move."""
    return f"{WATCHING}: {done}/{of} trang"


def watch_summary(looked: int, unchanged: int, first: int) -> str:
    """How many pages were looked at, and how many of them there is nothing to say of."""
    seen_first = f", {first} trang xem lần đầu" if first else ""
    return f"Đã xem {looked} trang: {unchanged} trang vẫn như trước{seen_first}."


CHECK = """Xem cài đặt, cơ sở dữ liệu, chỉ mục, đĩa và Telegram có ổn không, và cần sửa gì.

Ví dụ: sxsh check
"""
BACKUP = """Sao lưu mọi thứ đang lưu vào một tệp mới; bot vẫn chạy trong lúc đó.

Ví dụ: sxsh backup sao-luu.sqlite3
"""
BACKUP_FILE = "Tệp mới để ghi bản sao."
RESTORE = """Phục hồi từ một bản sao; nội dung đang có được giữ lại trong một tệp bên cạnh.

Ví dụ: sxsh restore sao-luu.sqlite3
"""
RESTORE_FILE = "Bản sao do sxsh backup ghi ra."

WEB = """Mở trang hỏi đáp trong trình duyệt, đến khi bấm Ctrl+C.

Ví dụ: sxsh web --port 8080
"""
WEB_HOST = "Địa chỉ của máy để nghe (mặc định: SXSH_WEB_LISTEN)."
WEB_PORT = "Cổng để nghe (mặc định: SXSH_WEB_PORT)."
BOT = """Chạy bot Telegram (cần TELEGRAM_BOT_TOKEN).

Ví dụ: TELEGRAM_BOT_TOKEN=… sxsh bot
"""
ZALO = """Chạy bot Zalo (cần ZALO_BOT_TOKEN).

Ví dụ: ZALO_BOT_TOKEN=… sxsh zalo
"""
RUN = """Chạy trợ lý trên mọi kênh đã đặt, chưa đặt kênh nào thì ngay tại đây.

Kênh: TELEGRAM_BOT_TOKEN, ZALO_BOT_TOKEN, SXSH_WEB_URL.

Ví dụ: echo "sản xuất sạch hơn là gì" | sxsh run
"""
NO_TOKEN = "Chưa có TELEGRAM_BOT_TOKEN nên trợ lý mở ngay tại đây; gõ câu hỏi, /help hoặc /thoat."


def error_line(problem: str) -> str:
    """One line for whatever went wrong."""
    return f"Lỗi: {problem}"


def only_digests(problem: str) -> str:
    """There is no library and none can be made."""
    return f"Chỉ trả lời từ bộ bài tóm lược đi kèm, vì {problem}"


def refreshed(done: int, of: int) -> str:
    """How many articles of an older version have been read again."""
    return f"Đang đọc lại các bài theo phiên bản mới: {done}/{of}"


def refresh_summary(counts: Mapping[str, int]) -> str:
    """How many articles of an older version were read again, and how many of them say something new now."""
    return f"Đã đọc lại {sum(counts.values())} bài, trong đó {counts.get('updated', 0)} bài có thêm thông tin."


def intake_summary(counts: Mapping[str, int]) -> str:
    """How many documents were added, updated, unchanged and refused."""
    return " · ".join(f"{label}: {counts.get(outcome, 0)}" for outcome, label in OUTCOMES.items())


def removed_article(title: str) -> str:
    """An article was taken out."""
    return f"Đã xoá bài: {title}"


def digest_comes_back(article_id: str) -> str:
    """How a digest that was taken out is brought back."""
    return f"Bài tóm lược đi kèm đã gỡ thì không tự trở lại; muốn đem về: sxsh collection restore {article_id}"


def restored_digests(titles: Sequence[str], *, now: bool) -> str:
    """Digests are again as they ship, or will be once the collection is brought in."""
    done = "Đã đem về" if now else "Sẽ trở lại khi chạy không có --no-collection"
    return "\n".join(f"{done}: {title}" for title in titles)


def nothing_to_restore(asked: str) -> str:
    """No digest that was removed or edited goes by this name."""
    return f"“{asked}”: không có bài tóm lược đi kèm nào như vậy bị gỡ hay sửa (xem: sxsh collection)"


def several_to_restore(asked: str, ids: Sequence[str]) -> str:
    """Several digests that were removed or edited go by this name."""
    return f"“{asked}” hợp với nhiều bài tóm lược ({', '.join(ids)}): gõ đủ mã"


def digest_note(digest: Digest, original: str | None) -> str:
    """That an article is a summary, how much of its page was read, and behind which original it has stepped back."""
    read = "đọc trích đoạn" if digest.read is PartRead.EXCERPT else "đọc cả trang"
    behind = f"; nhường chỗ cho bản gốc {original}" if original else ""
    return f"{answers.DIGEST_MARK}, {read}{behind}"


def stepped_back(title: str) -> str:
    """A digest has given its place to what was added."""
    return f"Bài tóm lược “{title}” nhường chỗ cho bản gốc này."


def corrected_article(title: str) -> str:
    """An article's metadata was corrected."""
    return f"Đã sửa bài: {title}"


def contact_set(line: str, province: str, body: str, state: str) -> str:
    """Something was set and waits for somebody to confirm it; ``state`` says what people see until then."""
    which = "" if body == "office" else f" --body {body}"
    return f'Đã đặt: {line} ({state}). Xem đúng rồi thì chạy: sxsh contacts confirm "{province}"{which}'


def contact_confirmed(line: str) -> str:
    """An office was confirmed."""
    return f"Đã xác nhận: {line}."


def bad_batch_line(number: int, problem: str) -> str:
    """A line of a batch that is no question."""
    return f"dòng {number}: {problem}"


def not_one_of(name: str, value: str, allowed: Sequence[str]) -> str:
    """An option has none of its values."""
    return f"{name} “{value}”: phải là một trong {', '.join(allowed)}"


CHAT_COMPLAINT = "Bạn hỏi lại bằng từ khác giúp mình nhé, hoặc ghi thêm tên tỉnh và năm."


def chat_more(article: str) -> str:
    """How to read the whole article that an answer quotes first."""
    return f"Đọc cả bài: sxsh articles show {article}"


def chat_help(examples: Sequence[str]) -> str:
    """How to ask in the terminal, with examples."""
    return "\n".join([answers.HELP, *(f"  • {example}" for example in examples), "Gõ /thoat để dừng."])


def question_too_long(limit: int) -> str:
    """A question is longer than is read."""
    return f"câu hỏi dài quá {limit} ký tự; hãy rút gọn còn một ý"


def text_too_long(limit: int) -> str:
    """A text to be checked is longer than is read."""
    return f"văn bản dài quá {limit} ký tự; hãy đối chiếu từng phần"


def not_a_text(name: str) -> str:
    """A field of a batch's line that should be a string."""
    return f"“{name}” phải là một chuỗi chữ"


def unknown_option(name: str, command: str) -> str:
    """An option that there is not, or that stands without its value."""
    return f"không dùng được tùy chọn {name} (xem: {command} --help)"


def missing_argument(name: str, command: str) -> str:
    """An argument or an option's value is missing."""
    return f"thiếu {name} (xem: {command} --help)"


def wrong_arguments(command: str) -> str:
    """There is no such command, or there are too many arguments."""
    return f"không có lệnh như vậy, hoặc thừa chữ sau lệnh (xem: {command} --help)"


def cannot_read(path: str, reason: str) -> str:
    """A file named on the command line cannot be read."""
    return f"không đọc được tệp {path}: {reason}"


def cannot_write(path: str, reason: str) -> str:
    """A file named on the command line cannot be written."""
    return f"không ghi được tệp {path}: {reason}"


def no_such_file(path: str) -> str:
    """A file named on the command line is not there."""
    return f"không thấy tệp {path}"
