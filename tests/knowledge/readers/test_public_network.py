"""Pages are fetched from the public web alone, whatever is written, resolved or redirected to."""

from __future__ import annotations

import datetime as dt
import gzip
import ssl
import threading
import zlib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import httpcore
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from knowledge.errors import AddressNotPublic, DocumentTooLarge, DocumentUnreadable, PageUnreachable
from knowledge.readers import read_document
from knowledge.readers.fetching import fetch
from knowledge.readers.public_network import AddressBehindWeb, PublicNetwork, is_public
from tests.support.internet import Internet, serve

PUBLIC = "93.184.216.34"


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.0.0.8",
        "100.64.0.1",  # behind a carrier's NAT
        "169.254.169.254",
        "172.16.0.1",
        "192.0.0.9",
        "192.168.1.1",
        "198.18.0.1",
        "203.0.113.5",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "0.0.0.0",
        "::",
        "::1",
        "::7f00:1",  # compatible with IPv4: 127.0.0.1
        "::ffff:127.0.0.1",
        "::ffff:0:127.0.0.1",  # translated (SIIT)
        "64:ff9b::7f00:1",  # NAT64
        "64:ff9b:1::7f00:1",  # NAT64 of one network
        "2002:7f00:1::",  # 6to4
        "2002:a00:1::1",
        "2001:0:4136:e378:8000:63bf:80ff:fffe",  # Teredo
        "2001:db8::1",
        "3fff::1",
        "100::1",
        "5f00::1",
        "fc00::1",
        "fe80::1",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
    ],
)
def test_an_address_behind_the_public_web(address: str) -> None:
    """Loopback, private, link-local, site-local, reserved, multicast, also hidden within an IPv6 address."""
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        PUBLIC,
        "8.8.8.8",
        "2606:4700::1111",
        "2001:4860:4860::8888",
        "::ffff:8.8.8.8",
        "64:ff9b::808:808",
        "2002:808:808::1",
    ],
)
def test_a_public_address(address: str) -> None:
    """Of either version, also with a public address within."""
    assert is_public(address)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.0.0.1.",
        "127.1",
        "0",
        "2130706433",
        "0177.0.0.1",
        "0x7f.0.0.1",
        "0x7f000001",
        "017700000001",
        "localhost",
        "LOCALHOST",
        "localhost.",
        "１２７.０.０.１",
        "127。0。0。1",
        "１２７．０．０．１",
        "ｌｏｃａｌｈｏｓｔ",
        "%31%32%37.0.0.1",
        "example.org@127.0.0.1",
        "example.org:80@127.0.0.1",
        "example.org%40@127.0.0.1",
        "8.8.8.8\\@127.0.0.1",
        "127.0.0.1#@8.8.8.8",
        "[::1]",
        "[::]",
        "[::ffff:7f00:1]",
        "[0:0:0:0:0:ffff:127.0.0.1]",
        "[::7f00:1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "[fec0::1]",
        "[fe80::1%25lo]",
        "[::1%25lo]",
    ],
)
def test_no_way_of_writing_leads_behind_the_public_web(host: str) -> None:
    """Short, decimal, octal and hexadecimal forms, full-width digits and dots, dots behind, users, zones."""
    with pytest.raises(PageUnreachable):
        fetch(f"http://{host}/", limit=1000)


def test_every_address_of_a_name_must_be_public() -> None:
    """One that is not is enough, wherever it stands; nothing is connected to."""
    internet = Internet({"vi.du": [[PUBLIC, "10.0.0.1"]]}, {})
    with pytest.raises(AddressNotPublic) as refused:
        fetch("http://vi.du/", limit=1000, network=internet.network())
    assert refused.value.source == "http://vi.du/"
    assert internet.connected == []


def test_other_ports_are_not_the_webs() -> None:
    """A public machine has services that are nobody's business."""
    for port in (22, 5432, 8080):
        with pytest.raises(AddressNotPublic):
            fetch(f"http://8.8.8.8:{port}/", limit=1000)
    for port in (80, 443):
        with pytest.raises(httpcore.ConnectError):  # tried, on an internet without machines
            Internet({}, {}).network().connect_tcp("8.8.8.8", port)


class _Pages(BaseHTTPRequestHandler):
    """What each path answers; the names that were asked for are kept on the server."""

    hosts: list[str]

    def do_GET(self) -> None:
        self.hosts.append(self.headers["Host"])
        name, _, value = self.path.strip("/").partition("/")
        body = {"bom": gzip.compress(bytes(8_000_000)), "ghi": zlib.compress(b"ghi ro")}.get(name, b"noi dung")
        self.send_response(302 if name == "di" else 200)
        self.send_header("Content-Type", "text/plain")
        if name == "di":
            self.send_header("Location", value)
        if name in {"bom", "ghi", "la"}:
            self.send_header("Content-Encoding", {"bom": "gzip", "ghi": "deflate", "la": "gzip, gzip"}[name])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def port() -> Iterator[int]:
    _Pages.hosts = []
    with serve(_Pages) as server:
        yield server.server_port


def test_the_connection_is_to_the_address_that_was_checked(port: int) -> None:
    """A name that would have another address the next time is resolved once, and the server hears the name."""
    internet = Internet({"vi.du": [[PUBLIC], ["127.0.0.1"]]}, {PUBLIC: port})
    assert fetch("http://vi.du/", limit=1000, network=internet.network()).content == b"noi dung"
    assert (internet.resolved, internet.connected, _Pages.hosts) == (["vi.du"], [(PUBLIC, 80)], ["vi.du"])


def test_the_next_address_is_tried_where_one_does_not_answer(port: int) -> None:
    """As browsers do."""
    internet = Internet({"vi.du": [["8.8.8.8", PUBLIC]]}, {PUBLIC: port})
    assert fetch("http://vi.du/", limit=1000, network=internet.network()).content == b"noi dung"


@pytest.mark.parametrize(
    "place", ["http://127.0.0.1/", "http://trong.vi.du/", "//0x7f.1/", "http://[::7f00:1]/", "http://8.8.8.8:25/"]
)
def test_a_redirect_does_not_lead_behind_the_public_web(port: int, place: str) -> None:
    """Each step is resolved and checked by itself, and nothing there is asked."""
    internet = Internet({"vi.du": [[PUBLIC]], "trong.vi.du": [["10.0.0.1"]], "0x7f.1": [["127.0.0.1"]]}, {PUBLIC: port})
    with pytest.raises(AddressNotPublic):
        fetch(f"http://vi.du/di/{place}", limit=1000, network=internet.network())
    assert internet.connected == [(PUBLIC, 80)]


@pytest.mark.parametrize("place", ["ftp://vi.du/a", "file:///etc/passwd", "gopher://vi.du/"])
def test_a_redirect_stays_on_the_web(port: int, place: str) -> None:
    """Another scheme is no page."""
    internet = Internet({"vi.du": [[PUBLIC]]}, {PUBLIC: port})
    with pytest.raises(DocumentUnreadable, match="URL"):
        fetch(f"http://vi.du/di/{place}", limit=1000, network=internet.network())


def test_the_setting_opens_everything(port: int) -> None:
    """For an intranet: any address, any port."""
    with pytest.raises(AddressNotPublic):
        read_document(f"http://127.0.0.1:{port}/a.txt")
    assert read_document(f"http://127.0.0.1:{port}/a.txt", private=True).lines


def test_no_proxy_of_the_environment_is_asked(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would resolve the name anew."""
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    internet = Internet({"vi.du": [[PUBLIC]]}, {PUBLIC: port})
    assert fetch("http://vi.du/", limit=1000, network=internet.network()).content == b"noi dung"


def test_unpacking_stops_at_the_limit(port: int) -> None:
    """Eight megabytes that were packed into eight kilobytes are refused, and never held."""
    network = Internet({"vi.du": [[PUBLIC]]}, {PUBLIC: port}).network
    with pytest.raises(DocumentTooLarge):
        fetch("http://vi.du/bom", limit=100_000, network=network())
    assert fetch("http://vi.du/ghi", limit=1000, network=network()).content == b"ghi ro"
    with pytest.raises(PageUnreachable, match="packs"):
        fetch("http://vi.du/la", limit=1000, network=network())


@pytest.mark.parametrize(
    ("scheme", "sent"),
    [
        ("http", b"HTTP/1.1 200 OK\r\n"),
        ("http", b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n"),
        ("http", b""),
        ("https", b"\x16\x03\x03\x3f\xff"),  # the beginning of a long handshake
        ("https", b""),
    ],
)
def test_what_drips_is_cut_off(scheme: str, sent: bytes) -> None:
    """Headers, a body, a handshake, and a server that says nothing: a byte in time does not prolong the whole."""
    ended = threading.Event()

    class Dripping(BaseHTTPRequestHandler):
        def handle(self) -> None:
            self.wfile.write(sent)
            while sent and not ended.wait(0.02):
                try:
                    self.wfile.write(b"x")
                except OSError:
                    return
            ended.wait()

    with serve(Dripping) as server:
        network = Internet({}, {PUBLIC: server.server_port}).network(seconds=0.2)
        with pytest.raises(PageUnreachable, match="in time"):
            fetch(f"{scheme}://{PUBLIC}/", limit=1000, network=network)
        ended.set()


def test_a_name_that_is_never_resolved_is_given_up() -> None:
    """The operating system may wait for its servers much longer."""
    never = threading.Event()

    def resolve(host: str, port: int) -> list[str]:
        never.wait()
        return []

    with pytest.raises(PageUnreachable, match="in time"):
        fetch("http://vi.du/", limit=1000, network=PublicNetwork(private=False, seconds=0.05, resolve=resolve))
    never.set()


def test_a_name_without_an_address_is_refused() -> None:
    """Whatever the resolver says about it."""

    def fail(host: str, port: int) -> list[str]:
        raise OSError(host)

    with pytest.raises(PageUnreachable, match="reached"):
        fetch("http://vi.du/", limit=1000, network=PublicNetwork(private=False, seconds=9, resolve=fail))
    with pytest.raises(AddressBehindWeb):
        PublicNetwork(private=False, seconds=9).connect_tcp("127.0.0.1", 80)


def test_tls_hears_the_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The certificate is asked for and checked by name, though the connection is to an address."""
    heard: list[str | None] = []
    certificate = _certificate("vi.du", tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    context.sni_callback = _keep(heard)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    _Pages.hosts = []
    with serve(_Pages) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        internet = Internet({"vi.du": [[PUBLIC]], "khac.vi.du": [[PUBLIC]]}, {PUBLIC: server.server_port})
        assert fetch("https://vi.du/", limit=1000, network=internet.network()).content == b"noi dung"
        with pytest.raises(PageUnreachable):
            fetch("https://khac.vi.du/", limit=1000, network=internet.network())
    assert (heard, _Pages.hosts) == (["vi.du", "khac.vi.du"], ["vi.du"])


def _keep(heard: list[str | None]) -> Callable[[ssl.SSLObject, str, ssl.SSLContext], None]:
    return lambda _socket, name, _context: heard.append(name)


def _certificate(name: str, folder: Path) -> Path:
    """A certificate that nobody but its own file vouches for, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = folder / "certificate.pem"
    file.write_bytes(
        certificate.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return file
