"""The stock phrases around articles on Vietnamese sites, in folded form; each stands on a line of its own.

They only ever decide about short lines outside sentences: a paragraph that contains such words is left alone.
"""

from __future__ import annotations

import re

# What decorates a phrase: arrows, bullets, brackets, a count such as "(12)".
_BEFORE = r"[\W_]*"
_AFTER = r"[\W_]*(?:\(? ?\d+ ?\)?)?[\W_]*"


def _whole(*forms: str) -> re.Pattern[str]:
    return re.compile(_BEFORE + "(?:" + "|".join(forms) + ")" + _AFTER)


_ITEMS = (
    r"(?:cac |nhung |mot so )?(?:tin tuc|tin bai|tin|bai viet|bai bao|bai|thong tin|van ban|noi dung|su kien"
    r"|chuyen muc|thong bao|cau hoi|thong cao)"
)
_WHICH = (
    r"(?:cung (?:chuyen muc|chu de|linh vuc|the loai|loai|danh muc|nhom|tac gia|su kien)|(?:co )?lien quan|khac"
    r"|moi hon|cu hon"
    r"|moi nhat|moi cap nhat|moi dang|moi|da dua|da dang|noi bat|tiep theo|truoc do|truoc|sau|ke tiep"
    r"|doc nhieu(?: nhat)?|xem nhieu(?: nhat)?|hot|nong|trong ngay|trong tuan|de xuat|goi y)"
)

# After one of these comes a list of other articles. A few words may follow ("… mới về công nghiệp").
RELATED = re.compile(
    _BEFORE
    + "(?:"
    + "|".join(
        (
            rf"{_ITEMS}(?: bai| viet| tuc| dang| duoc)? {_WHICH}(?: {_WHICH})*(?: \d+[\d/. -]*)?",
            r"(?:cung|cac) (?:chuyen muc|chu de)(?: khac)?",
            r"(?:doc|xem) (?:them|nhieu(?: nhat)?|tiep)(?: (?:tin|bai|cac tin|bai viet)(?: khac| lien quan)?)?",
            r"(?:co the )?ban (?:doc )?(?:co the )?(?:quan tam|muon doc|se thich)",
            r"(?:moi nhat|tieu diem|lien quan|duoc quan tam|dang duoc quan tam|goi y cho ban|danh cho ban)",
            r"(?:longform|e-?magazine|mega ?story|podcast|phong su(?: anh)?|chum anh|infographics?|video|clip)"
            r" (?:khac|moi(?: nhat)?|lien quan|noi bat|cung chu de)",
            r"(?:moi )?ban doc (?:xem|doc) them.{0,20}|related (?:news|posts|articles)|read more"
            r"|other news|latest news",
            r"(?:bai viet|tin) (?:trung tag|cung tag)",
        )
    )
    + r")(?: (?:ve|muc|cua|tu|trong)(?: \w+){1,4})?"
    + _AFTER
)
# These stand inside articles as often as after them.
INSET = re.compile(r"\W*(?:(?:doc|xem) (?:them|tiep)|(?:tin|bai)(?: viet| bai)? lien quan|lien quan)\b")
# One headline linked from within the text.
INLINE_LINK = re.compile(
    r"[\W_]*(?:xem|doc) (?:them|tiep) ?[:»>]+ ?\w.*|[>»]{1,3} ?\w.*"
    r"|(?:tin|bai)(?: viet)? (?:lien quan|da dua|da dang|khac) ?: ?\w.*"
    r"|[\W_]*(?:co the )?ban (?:co the )?(?:quan tam|muon doc|se thich) ?[:»>]+ ?\w.*"
    r"|van ban (?:gan day|ke tiep|tiep theo|moi(?: nhat| ban hanh| cap nhat)?) ?: ?\w.*"
    r"|(?:trang \d{1,3} ?/ ?\d{1,3} )?xem (?:van ban|bai|tin) (?:ke tiep|tiep theo|truoc|sau) ?: ?\w.*"
)
# One advertisement in the text, under its label.
ADVERTISEMENT = re.compile(
    r"\W*(?:(?:noi dung |tin |bai )?quang cao|(?:noi dung|bai) tai tro|advertisement|advertorial|sponsored|ads?)"
    r"(?: \(?ad\)?)?[\])]? ?[:|–—»>-] ?(?!\d)\w.*"
)
# A text that only members see to the end; longer than other phrases of a site.
PAYWALL = re.compile(
    r"(?:vui long|hay|(?:ban|quy khach|doc gia)(?: vui long| can| phai| hay)?) dang (?:nhap|ky)\b.{0,80}"
    r"\bde (?:xem|tai|doc|tra cuu)\b.{0,160}"
)
# What a word processor prints beside a text that is still discussed.
MARGIN = re.compile(
    r"(?:commented|comment|nhan xet|deleted|formatted|inserted|moved(?: (?:up|down|from|to))?) ?\[\w{1,10}\] ?:.*"
    r"|(?:deleted|formatted|inserted)(?: table)? ?: .*"
)
_FORM_LABEL = r"(?:ho ten|ho va ten|ten cua ban|email|tieu de|noi dung|ma (?:xac nhan|bao mat|kiem tra)|captcha) ?[:*]+"
# The fields of a comment form; an invitation has one or the other as well.
FORM_LABEL = _whole(_FORM_LABEL)
COMMENTS = _whole(
    r"(?:gui |viet |dang |cac |moi )?(?:y kien|binh luan|nhan xet|phan hoi|gop y|comment)s?"
    r"(?: (?:ban doc|cua (?:ban(?: doc)?|nguoi dung|doc gia|khach)|phan hoi|binh luan|doc gia|nguoi dung|bai viet"
    r"|ve bai viet|danh gia))*",
    r"(?:gui|viet|de lai|them) (?:(?:mot|cho chung toi) )?(?:y kien|binh luan|nhan xet|phan hoi|tra loi).{0,25}",
    r"tra loi|huy tra loi|leave a (?:reply|comment)|comments?|email cua ban se khong duoc hien thi.*",
    _FORM_LABEL,
    r"chua co (?:binh luan|y kien|danh gia|phan hoi)(?: nao)?.{0,40}|dang nhap de (?:binh luan|gui).{0,40}",
)
FOOTER = re.compile(
    _BEFORE + r"(?:ban quyen|copyright|©|\(c\) ?\d{4}|giay phep (?:so|xuat ban|hoat dong|thiet lap|bao chi|ttdt|icp)"
    r"|gpxb|gp so|(?:co quan|don vi) chu quan ?:|(?:pho )?tong bien tap ?:"
    r"|(?:nguoi )?chiu trach nhiem (?:chinh|noi dung|quan ly|xuat ban)|(?:vui long |de nghi )?ghi ro nguon"
    r"|thiet ke (?:boi|website)|phat trien boi|designed by|powered by|ket noi voi chung toi"
    # prints, mails and programs that turned one file into another
    r"|(?:bai viet|bai bao|bai|tin|noi dung|trang)(?: nay)? (?:da )?duoc (?:in|trich|tai|sao luu|luu) (?:ra )?tu\b"
    r"|(?:giu|bao luu) (?:toan|moi) (?:bo )?quyen\b"
    r"|(?:nghiem cam|khong duoc|cam)(?: moi hinh thuc)? (?:sao chep|trich dan|phat hanh lai|copy)"
    r"|moi (?:hinh thuc )?sao chep"
    r"|toa soan ?:|tru so toa soan|(?:e-?mail|thu(?: dien tu)?|thong diep) nay (?:co the )?(?:chua|duoc|chi)\b"
    r"|(?:hay|xin|vui long) nghi (?:den|toi)\b.{0,60}\btruoc khi in|(?:da )?(?:duoc )?quet (?:vi-?rut|virus)\b"
    r"|(?:cong cu|phan mem|ung dung) chuyen doi\b|chuyen doi (?:luc|boi|bang)\b|(?:scanned|converted|created|printed)"
    r" (?:by|with|from)\b|[=*-]* ?het (?:noi dung|van ban)? ?(?:trich|trich dan|trich xuat)\b"
    r"|(?:van ban|tai lieu|tep|file|ban scan)(?: nay)? (?:da )?duoc (?:so hoa|quet|scan|tai len|dang tai|chuyen doi)"
    r" (?:boi|tu|bang|ngay)\b"
    r"|(?:tep|file|ban scan|ban quet|tai lieu)(?: nay)? (?:do|tu|bang) may (?:quet|scan|photo|fax)\b"
    r"|(?:bieu |van ban )?mau(?: hop dong| don| van ban)?"
    r" (?:mien phi|(?:nay )?(?:duoc )?(?:tai ve|tai xuong|cung cap|chia se|suu tam))"
    r" (?:tu|tai|boi|tren|cua)\b.{0,100}|dat mua (?:bao|tap chi)\b.{0,80}"
    r"|report abuse|this (?:web ?)?site uses cookies|(?:cac )?(?:don vi|nha) tai tro ?:?$"
    r"|(?:trang|web\w*)\b.{0,20}\b(?:tot nhat|chay tot|hien thi tot)\b.{0,30}"
    r"\b(?:firefox|chrome|ie|trinh duyet|do phan giai)\b"
    r"|lien ket (?:web|website|trang|nhanh|huu ich)|thong ke truy cap|tong (?:so )?(?:luot )?truy cap|® ).*"
)

_SITES = (
    r"(?:facebook|twitter|zalo|google(?: ?\+| plus)?|linkedin|pinterest|youtube|e?mail|messenger|telegram"
    r"|instagram|tiktok)"
)
_WIDGETS = (
    # counters
    r"(?:so |tong so )?(?:luot|lan) (?:xem|doc|truy cap|tai(?: ve| xuong)?|thich|nghe|tham)[ :.(]*[\d., ]*k?(?:lan)?",
    r"(?:luot |so )?(?:khach|nguoi) (?:tham|truy cap|xem|ghe tham)(?: thu)? ?:? ?[\d., ]+",
    r"(?:da xem|views?|hits?|doc|xem) ?: ?[\d.,]*(?: lan)?|[\d.,]+ views?",
    r"[\d., ]+ ?(?:k|tr|nghin|ngan|trieu)? ?(?:luot|lan) (?:xem|doc|truy cap|tai(?: ve| xuong)?|thich|nghe)(?: bai)?",
    # feet of printed pages
    r"(?:trang|page) \d{1,3} ?(?:/|tren|of) ?\d{1,3}\b.{0,40}|(?<=[-–—] )\d{1,3}(?= [-–—])"
    r"|trang (?:trang|nay de trong|de trong)|this page intentionally left blank",
    # heads of printed pages
    r"(?:ban |trang )?in tu ?:.{1,80}|in trang nay\b.{0,40}|duong dan ?:? ?[/h]\S+",
    # what programs that pass papers on put below them
    r"(?:but phe|nguoi xu ly(?: chinh)?|don vi xu ly|han xu ly|trang thai xu ly|y kien xu ly|luong xu ly) ?:.{0,80}"
    r"|y kien chi dao ?: ?(?:chua|khong) co\b.{0,80}",
    r"(?:(?:ban |quy khach )(?:phai|can)|vui long|hay) (?:dang nhap|dang ky)\b.{0,40}\bde (?:xem|tai|doc)\b.{0,60}",
    # what is for sale beside the text
    r"tai mien phi\b.{0,60}|de lai (?:dia chi )?(?:e-?mail|so dien thoai|sdt|thong tin)\b.{0,60}"
    r"|de duoc (?:giai dap|ho tro|tu van)\b.{0,40}\b(?:goi|hotline|tong dai)\b.{0,12}\b1[89]00\b.{0,40}",
    r"xem (?:ban do|so do|luoc do)(?: (?:duong di|chi duong|lon hon|tren google maps?))?|chi duong|xem duong di",
    r"muc luc(?: (?:bai viet|noi dung))?|noi dung (?:chinh )?(?:trong )?bai viet",
    r"nghe (?:doc )?(?:bai viet|bai|tin|audio) .{0,10}\d:\d\d.{0,40}",
    r"(?:dang (?:online|truy cap|truc tuyen)|online|hom nay|hom qua|tuan nay|thang nay|tong cong|truy cap)"
    r" ?:? ?[\d.,]+",
    # letter size, printing, sharing
    r"(?:co|kich|tang|giam|thay doi|doi)? ?(?:co )?(?:chu|font)(?: chu)? ?:?(?: ?[a+-]| ?(?:nho|vua|to|lon|mac dinh))*",
    r"phong to|thu nho|a ?[+-]?(?: ?[|/]? ?a ?[+-]?)*|\+? ?-",
    r"(?:ban )?in(?: (?:bai viet|bai|trang|trang nay|noi dung|tin|an|ra))*|print(?: this)?|phien ban in|xem ban in",
    r"tai (?:ve|xuong)(?: .{0,20})?|tai (?:anh|hinh|video|file|tep)(?: .{0,40})?",
    r"luu (?:bai|tin)(?: viet| nay)*|sao chep(?: .{0,20})?|copy link|download",
    r"gui (?:e?-?mail|bai viet|bai|tin|cho ban be|cho ban|qua email|link)(?: nay)?(?: cho ban be| qua email)?|e-?mail",
    r"(?:chia se|share|theo doi|like|thich|tweet|quan tam)"
    r"(?: (?:bai viet|bai|tin|tac gia|len|qua|tren|voi ban be|ngay|this|voi|chung toi|nay))*(?:[ :,|]*"
    + _SITES
    + r")*",
    _SITES + r"(?:[ ,|]+" + _SITES + r")*|(?:theo doi .{0,40})?google news.{0,20}|zalo oa|qr ?code(?: .{0,30})?",
    # ratings
    r"(?:danh gia|binh chon|xep hang|cham diem|rating|vote)(?: (?:cua ban|bai viet|bai|tin|nay|trung binh|cho))*[ :]*"
    r"(?:[\d.,/ ()-]+(?:diem|sao|phieu|danh gia|luot)?.{0,30})?|(?:tong so diem|click de danh gia|hay danh gia).{0,70}",
    r"[\d.,]+ ?/ ?5\b.{0,40}|\d+ (?:danh gia|phieu)\b.{0,20}|.{0,60}[★☆✩⭐].{0,60}",
    r"(?:cau tra loi|bai viet|bai|tin|thong tin|noi dung|trang)(?: nay| tren)? co (?:huu ich|giup ich).{0,40}\?.{0,30}",
    r"ban (?:thay|danh gia|nghi|co thich).{0,40}\?|(?:kem|rat te|te)[ ,|]*binh thuong\b.{0,60}",
    # tags
    r"(?:tu khoa|tags?|the|key ?words?|chu de|hashtags?|bai viet cung chu de) ?:.{0,300}|tu khoa|tags?|(?:#\w+[ ,]*)+",
    # moving around
    r"(?:len|ve|quay (?:ve|lai)|tro (?:ve|len|lai)|back to) ?"
    r"(?:dau trang|trang truoc|trang chu|top|ve|danh sach|phia tren)?|dau trang|top|back|next|prev(?:ious)?",
    r"trang (?:truoc|sau)|(?:xem|doc|hien thi) (?:chi tiet|tiep|toan bo|tat ca|day du|nhanh)|chi tiet|thu gon|mo rong",
    r".{0,20}\((?:tab dang hoat dong|active tab)\)",
    r"dong lai|close|loading.{0,5}|quang cao|advertisement|goc|bao loi|doi mau|yeu thich|bookmark",
    # listening, pictures, weather
    r"nghe (?:doc )?(?:bai viet|bai|tin|audio)(?: .{0,20})?|(?:toc do|giong) doc(?: .{0,30})?",
    r"(?:0|1)?\d:\d\d(?: ?/ ?\d{1,2}:\d\d(?: .{0,40})?)?",
    r"(?:your browser|trinh duyet)\b.{0,20} (?:does not support|khong ho tro)\b.{0,40}",
    r"(?:anh|video|audio|infographic|slide) ?:?|\d+ ?/ ?\d+",
    r".{0,30}\d ?(?:°|º|o ?c\b).{0,40}",
    r"(?:viet|gui|dang) boi ?:? ?admin.{0,20}|admin(?:istrator)?|super user|tac gia ?:? ?admin.{0,10}",
)
WIDGET = re.compile(r"[^\w+#★☆]*(?:" + "|".join(f"(?:{form})" for form in _WIDGETS) + r")[\W_]*")

# Whole lines only: "Tin tức" is a menu's, "Tin tức về sản xuất sạch hơn" may be anything.
MENU = _whole(
    r"trang chu|home(?:page)?|gioi thieu(?: chung)?|lien he|tin tuc(?: ?-|,)?(?: ?va)?(?: su kien)?|su kien",
    r"tin hoat dong|tin (?:trong (?:nuoc|tinh|nganh)|quoc te|dia phuong|noi bat|moi|anh)|bo cuc|toggle navigation",
    r"dang (?:nhap|ky|xuat)|so do (?:trang|site|cong|web).*|rss|menu|tim kiem.{0,20}|search.{0,20}|site ?map",
    r"english|tieng (?:viet|anh)|vi|en|vn|vietnamese|van ban(?: phap (?:luat|quy))?|hoi ?(?:-|va)? ?dap",
    r"thu vien(?: anh| video| hinh anh)?|hinh anh|video(?: clip)?|multimedia|media|anh|thu tuc hanh chinh",
    r"thong bao|lich cong tac|duong day nong.{0,30}|hop thu.{0,20}|email cong vu|chuyen muc|danh muc|toa soan",
    r"ban dang (?:o|xem|o day).*|skip to .*|chuyen den .*|mobile|ban doc|thoi su|kinh te|xa hoi|van hoa|the thao",
    r"phap luat|giao duc|y te|doi song|cong nghe|moi truong|nang luong|khuyen cong|cong nghiep|thuong mai|hoi nhap",
    r"chinh tri|an ninh|du lich|phong su|chuyen de|dich vu cong(?: truc tuyen)?",
)
# The two below read the match form with its marks: "Bảo vệ …" is no "Báo …", and "Ba nhà máy …" no "Bà …".
SITE_NAME = re.compile(
    r"(?:trang|cổng)(?: tin| thông tin)? ?(?:điện tử|thông tin|tin|web).*|website .*|welcome .*|chào mừng .*"
    r"|(?:sở|bộ|(?:ủy|uỷ) ban nhân dân|ubnd|cục|chi cục|tổng cục|vụ|trung tâm"
    r"|ban quản lý|văn phòng|viện|hiệp hội|tạp chí|báo) .*"
)
CAPTION_OPENING = re.compile(
    r"\(?(?:ảnh|hình|hình ảnh|nguồn ảnh|photo)"
    r"(?: \d+| minh (?:họa|hoạ)| tư liệu| (?:đính )?kèm(?: theo)?(?: \w+){0,2})? ?[:.)]"
    r"|(?:hình |ảnh )(?:minh (?:họa|hoạ)|tư liệu)|(?:quang|toàn) cảnh\b"
    r"|(?:các |một số )?(?:đại biểu|học viên)\b.{0,60}\b(?:tại|dự|tham dự|chụp ảnh|tham quan)\b"
    r"|(?:ông|bà|đồng chí|đ/c|ts|ths|pgs|gs)\b\.? .{3,80}"
    r"\b(?:phát biểu|trình bày|chủ trì|khai mạc|giới thiệu|trao|tham)\b"
)
VERB = re.compile(
    r"\b(?:to chuc|tap huan|trien khai|ap dung|thuc hien|day manh|nang cao|ho tro|tang cuong|giup|phoi hop|ban hanh"
    r"|phe duyet|hop|khai mac|tham|kiem tra|lam viec|tong ket|so ket|hoi thao|hoi nghi|pho bien|chia se|tuyen truyen"
    r"|huong toi|giam|tiet kiem|dat|tang|duoc|se|da)\b"
)
# Names and alternative texts of pictures, as sites leave them between paragraphs.
IMAGE_NAME = re.compile(
    r"!\[[^\]]*\](?:\([^)]*\))?[ |]*"
    r"|\[ ?(?:img|image|picture|photo|hình|ảnh)(?: ?:[^\[\]]{0,120})?\]"
    r"|[^\s/]*\.(?:jpe?g|png|gif|bmp|webp|tiff?|svg)"
    r"|(?:img|dsc[nf]?|p|image|photo|pic|picture|hinh|anh|screenshot)[-_ ]?\d[\w-]*",
    re.IGNORECASE,
)
RULE = re.compile(r"[\W_]+")
BULLET = re.compile(r"[-–—+•*●▪o]\s|[-–+•*●▪](?=\w)|\(?(?:\d{1,2}|[ivx]{1,4}|[a-zđ])[.)]\s*\D|\d+(?:\.\d+)+\.?\s")
