from django.core.files.uploadedfile import SimpleUploadedFile

from network_portal.common.files import CleanFile
from network_portal.common.forms.files import CleanFileField
from network_portal.common.forms.plain import PlainForm
from tests import sent_files


class FileForm(PlainForm):
    file = CleanFileField()


def sent(name: str, content: bytes) -> FileForm:
    return FileForm({}, {"file": SimpleUploadedFile(name, content)})


def test_a_good_file_comes_clean():
    form = sent("../a\u202e.jpg", sent_files.phone_picture())
    assert form.is_valid(), form.errors
    taken = form.cleaned_data["file"]
    assert isinstance(taken, CleanFile)
    assert (taken.name, taken.kind.code) == ("a.jpg", "jpeg") and b"EXAMPLE" not in taken.content


def test_each_refusal_is_a_sentence():
    assert FileForm({}, {}).errors["file"] == ["Choose the file first."]
    assert FileForm({"file": "a.pdf"}, {}).errors["file"] == ["Choose the file first."]
    assert sent("a.pdf", b"").errors["file"] == ["This file is empty. Choose another one."]
    assert sent("a.svg", b"<svg/>").errors["file"][0].startswith("Files of this kind are not taken. Take one of these:")
    assert "says PDF" in sent("a.pdf", sent_files.picture()).errors["file"][0]


class Heavy(SimpleUploadedFile):
    def read(self, *args):
        raise AssertionError("read before it was weighed")


def test_one_byte_too_many_is_refused_without_being_read(settings):
    upload = Heavy("a.pdf", b"%PDF-1.4")
    upload.size = settings.UPLOAD_MAX_BYTES + 1
    form = FileForm({}, {"file": upload})
    assert form.errors["file"] == ["The file has more than 25 MB. Choose a smaller one, or share its address instead."]
