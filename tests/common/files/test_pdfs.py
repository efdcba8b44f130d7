"""What a PDF may hold, however it is written, and what a hostile one costs."""

import io
import resource
import zlib

import pikepdf
import pytest

from network_portal.common.files import FileRefused, clean_file, pdfs
from tests import sent_files

SCRIPT = b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>"
FLATE = b"/Filter /FlateDecode"


def refusal(content: bytes) -> str:
    with pytest.raises(FileRefused) as refused:
        clean_file(content, "a.pdf")
    assert str(refused.value)
    return refused.value.code


def opened() -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(sent_files.pdf()))


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (SCRIPT, "upload_runs_programs"),
        (b"<< /A [<< /B << /JS (x) >> >>] >>", "upload_runs_programs"),
        (b"<< /S /Launch /F (cmd.exe) >>", "upload_runs_programs"),
        (b"<< /Subtype /RichMedia >>", "upload_runs_programs"),
        (b"<< /XFA (x) >>", "upload_runs_programs"),
        (b"<< /Type /EmbeddedFile >>", "upload_carries_files"),
        (b"<< /Names << /EmbeddedFiles 1 >> >>", "upload_carries_files"),
        (b"<< /S /GoToE >>", "upload_carries_files"),
        (b"<< /S /GoToR /F (other.pdf) >>", "upload_reaches_out"),
        (b"<< /S /SubmitForm >>", "upload_reaches_out"),
        (b"<< /S /ImportData >>", "upload_reaches_out"),
        (b"<< /OpenAction << /S /URI /URI (https://e.example/) >> >>", "upload_reaches_out"),
        (b"<< /Type /Page /AA << /O << /S /#55RI /URI (https://e.example/) >> >> >>", "upload_reaches_out"),
        (b"<< /OpenAction << /S /Named /Next [<< /S /URI /URI (https://e.example/) >>] >> >>", "upload_reaches_out"),
    ],
)
def test_what_may_do_harm_is_refused(words, code):
    assert refusal(sent_files.pdf_with(words)) == code
    assert refusal(sent_files.pdf_of(words)) == code


@pytest.mark.parametrize(
    "content",
    [
        sent_files.pdf_of(SCRIPT.replace(b"/JavaScript", b"/J#61vaScript").replace(b"/JS", b"/#4a#53")),
        sent_files.pdf_with_packed(SCRIPT),
        sent_files.pdf_with_packed(SCRIPT, before=b"% stream\n"),
        sent_files.pdf_with_packed(SCRIPT, comment=b"\n%" + b"x" * 2_100 + b"\n"),
        sent_files.pdf_with_packed(SCRIPT, predicted=True),
        sent_files.pdf_of(
            stream=zlib.compress(zlib.compress(b"5 0 " + SCRIPT)), described=b"/Filter [/FlateDecode /FlateDecode]"
        ),
        sent_files.pdf_of(b"<< /Length 1 /JS 1 >>\nstream\nx\nendstream"),
        sent_files.pdf().replace(b"trailer\n<<", b"trailer\n<< /X << /S /JavaScript >>"),
    ],
)
def test_no_way_of_writing_hides_it(content):
    assert refusal(content) == "upload_runs_programs"


@pytest.mark.parametrize(
    "objects",
    [
        (b"<< /OpenAction 5 0 R >>", b"<< /S /URI /URI (https://e.example/) >>"),
        (b"<< /AA 5 0 R >>", b"<< /C 6 0 R >>", b"<< /S /GoTo /Next 7 0 R >>", b"<< /Next 6 0 R /S 8 0 R >>", b"/URI"),
    ],
)
def test_an_address_that_opens_by_itself_is_found_wherever_its_parts_stand(objects):
    assert refusal(sent_files.pdf_of(*objects)) == "upload_reaches_out"


@pytest.mark.parametrize("user", ["", "secret"])
def test_a_password_is_refused(user):
    assert refusal(sent_files.saved(opened(), encryption=pikepdf.Encryption(owner="own", user=user))) == (
        "upload_protected"
    )


@pytest.mark.parametrize(
    "words",
    [
        b"<< /S /URI /URI (https://e.example/) >>",
        b"<< /OpenAction [3 0 R /Fit] >>",
        b"<< /OpenAction 4 0 R /S /GoTo /Next 4 0 R >>",
        b"<< /Names [<< /AA << /O << /S /GoTo >> >> >> << /Subtype /Link /A << /S /URI /URI (x) >> >>] >>",
        b'<< /Title ("/JavaScript" and /Launch) /A ("/JS) /B (\\\\"/JS) /JavaScripting 1 >>',
    ],
)
def test_links_and_words_are_no_harm(words):
    assert clean_file(sent_files.pdf_of(words), "a.pdf").kind.code == "pdf"


def test_a_document_is_kept_as_it_was():
    sent = sent_files.saved(opened(), object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert clean_file(sent, "a.pdf").content == sent


@pytest.mark.parametrize("author", [b"(Ana EXAMPLE)", b"<416E61204558414D504C45>", rb"(Ana\040EXA\115PLE)"])
def test_the_author_is_told(author):
    info = sent_files.pdf_of(b"<< /Author " + author + b" >>").replace(b"/Root", b"/Info 4 0 R /Root")
    assert clean_file(info, "a.pdf").authors == ("Ana EXAMPLE",)


def test_the_authors_of_the_metadata_are_told():
    document = opened()
    with document.open_metadata(update_docinfo=False) as metadata:
        metadata["dc:creator"] = ["Ana EXAMPLE", "Bo EXAMPLE"]
    assert clean_file(sent_files.saved(document), "a.pdf").authors == ("Ana EXAMPLE", "Bo EXAMPLE")


@pytest.mark.parametrize(
    "author", [b"<FEFFD8000041>", b"<FEFF0000>", b"(\\000)", b"12", b"[1]", b"<< >>", b"/Name", b"9 0 R"]
)
def test_an_author_that_is_no_text_does_no_harm(author):
    info = sent_files.pdf_of(b"<< /Author " + author + b" >>").replace(b"/Root", b"/Info 4 0 R /Root")
    for told in clean_file(info, "a.pdf").authors:
        assert told.encode() and "\0" not in told


@pytest.mark.parametrize("metadata", [b"", b"<x", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"])
def test_metadata_that_are_none_do_no_harm(metadata):
    document = opened()
    document.Root.Metadata = document.make_stream(metadata)
    assert clean_file(sent_files.saved(document), "a.pdf").authors == ()


BURSTS = zlib.compress(b"5 0 " + b" " * 60_000_000)


@pytest.mark.parametrize(
    "content",
    [
        *(
            b"%PDF-1.7\n" + start * (3_000_000 // len(start)) + b"\n%%EOF"
            for start in (b"streamendstream", b"#41streamendstream", b"9 0 obj\n", b"/Author(", b"[", b"<<")
        ),
        sent_files.pdf_of(b"[" * 100_000 + b"]" * 100_000),
        sent_files.pdf_of(stream=BURSTS, described=FLATE),
        sent_files.pdf_of(stream=zlib.compress(BURSTS), described=b"/Filter [/FlateDecode /FlateDecode]"),
        sent_files.pdf_of(stream=b"x" * 40, described=FLATE),
        sent_files.pdf_of().replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]"),
        sent_files.pdf_of().replace(b"/Size 5 ", b"/Size 2000000000 "),
    ],
    ids=range(12),
)
def test_what_is_made_to_burst_is_refused_soon(content):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert refusal(content) == "upload_broken"
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 2


def test_no_file_takes_more_than_it_is_given():
    deep = b"[" * 480 + b"]" * 480
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert refusal(sent_files.pdf_of(*[deep] * 20_000)) == "upload_broken"
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 8


def test_a_reader_that_does_not_end_is_ended(monkeypatch):
    monkeypatch.setattr(pdfs, "PATIENCE_SECONDS", 0.01)
    assert refusal(sent_files.pdf()) == "upload_broken"
