"""Why a file or folder could not be written, as people say it."""

from __future__ import annotations

import errno

_ARABIC = {
    errno.ENOSPC: "امتلأ القرص: أفرغ بعضه ثم أعد البناء",
    errno.EDQUOT: "بلغت حصتك من القرص حدها: احذف منها ثم أعد البناء",
    errno.EFBIG: "الملف أكبر مما يسمح به النظام",
    errno.EROFS: "المجلد للقراءة فقط",
    errno.EACCES: "لا إذن لك بالكتابة هناك",
    errno.EPERM: "لا إذن لك بالكتابة هناك",
    errno.EIO: "عطل في القرص",
}


def reason(error: OSError, name: object = "") -> str:
    """What went wrong with the file ``name``, or the one that the error names: Arabic, English."""
    where = name or error.filename or ""
    english = error.strerror or str(error)
    return f"{where}: {_ARABIC.get(error.errno or 0, english)}\n{where}: {english}"
