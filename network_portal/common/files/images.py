"""Pictures, made anew from their points alone: no place, no camera, no name, nothing hidden behind the end."""

import io
from contextlib import suppress

from PIL import Image, ImageCms, ImageOps

from network_portal.common.files.errors import FileRefused
from network_portal.common.files.kinds import Kind

MOST_PIXELS = 50_000_000  # what phones make; three bytes each while it is worked on
QUALITY = 90
_PNG_MODES = ("1", "L", "LA", "P", "RGB", "RGBA", "I;16")


def cleaned_image(content: bytes, kind: Kind) -> bytes:
    """Turned as its orientation says, in the common colours, without metadata. Raises FileRefused."""
    try:
        with Image.open(io.BytesIO(content), formats=[kind.code.upper()]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise FileRefused("upload_too_many_pixels", megapixels=MOST_PIXELS // 1_000_000)
            if kind.code != "jpeg" and getattr(picture, "is_animated", False):
                raise FileRefused("upload_moves")
            picture.load()
            return _written(_upright(picture), kind, is_lossless=content[12:16] == b"VP8L")
    except Image.DecompressionBombError as error:
        raise FileRefused("upload_too_many_pixels", megapixels=MOST_PIXELS // 1_000_000) from error
    except FileRefused:
        raise
    except Exception as error:  # Pillow answers a damaged picture with whatever it stumbles on
        raise FileRefused("upload_broken") from error


def _upright(picture: Image.Image) -> Image.Image:
    turned = ImageOps.exif_transpose(picture)
    profile = turned.info.get("icc_profile")
    if profile and turned.mode in ("RGB", "RGBA"):
        with suppress(ImageCms.PyCMSError, OSError):
            own, common = ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB")
            turned = ImageCms.profileToProfile(turned, own, common, outputMode=turned.mode) or turned
    transparency = turned.info.get("transparency")
    bare = turned.copy()
    bare.info = {} if transparency is None else {"transparency": transparency}
    return bare


def _written(picture: Image.Image, kind: Kind, *, is_lossless: bool) -> bytes:
    out = io.BytesIO()
    if kind.code == "png":
        (picture if picture.mode in _PNG_MODES else picture.convert("RGBA")).save(out, "PNG")
    elif kind.code == "jpeg":
        (picture if picture.mode in ("L", "RGB") else picture.convert("RGB")).save(out, "JPEG", quality=QUALITY)
    else:
        picture.save(out, "WEBP", quality=QUALITY, lossless=is_lossless)
    return out.getvalue()
