"""What publishing says to people: Arabic, then the same in English."""

from collections.abc import Collection


class PublishError(Exception):
    """Why nothing, or not all, was published: a message for people."""


REFUSED = (
    "لم يُنشر الموقع، للأسباب التالية:\n"
    "The site was not published, for these reasons:\n"
    "{reasons}"
)  # fmt: skip

# The repository.

UNCOMMITTED = (
    "تعديلات غير مودعة في git؛ أودعها أولا بالأمر git commit:\n"
    "Changes that are not committed; commit them first:\n{paths}"
)
CHANGED_MEANWHILE = (
    "تغيرت الملفات في هذه الأثناء: أعد الأمر\n"
    "Files changed meanwhile: run the command again"
)  # fmt: skip
GIT_FAILED = (
    "لم ينجح الأمر git {command}\n"
    "git {command} failed"
)  # fmt: skip
NO_IDENTITY = (
    "لا يعرف git من أنت: عرفه بنفسك بالأمرين git config user.name و git config user.email\n"
    "git does not know who you are: set git config user.name and user.email"
)
NO_REMOTE = (
    "لا يوجد مستودع بعيد باسم {remote}: أضفه بالأمر git remote add\n"
    "There is no remote named {remote}: add it with git remote add"
)
UNREACHABLE = (
    "تعذر الوصول إلى المستودع البعيد {remote}، والسبب مذكور أعلاه\n"
    "The remote {remote} cannot be reached; the reason is above"
)
NOT_COMMITTED = (
    "لم يُنشر الموقع: لم يستطع git أن يحفظ ما بُني ({reason})\n"
    "The site was not published: git could not store what was built ({reason})"
)
NOT_PUSHED = (
    "لم يُنشر شيء: رفض git الدفع، والسبب مذكور أعلاه\n"
    "Nothing was published: git refused; the reason is above"
)
OVERTAKEN = (
    "نُشرت نسخة أخرى في هذه الأثناء، فلم تُنشر نسختك ولم يضع شيء: أعد الأمر\n"
    "Someone else published meanwhile, so yours was not, and nothing is lost: run it again"
)
BEHIND = (
    "بُني الموقع المنشور من إيداع ليس في نسختك ({commit}): اجلبه بالأمر git pull (وعلى من نشره أن "
    "يدفعه أولا)؛ وإن كنت تقصد النشر دونه فأضف --allow-shrink\n"
    "The published site was built from a commit that you do not have ({commit}): run git pull "
    "(whoever published it must have pushed it); if you mean to publish without it, give "
    "--allow-shrink"
)

# The built site.

MISSING = (
    "ملفات لا بد منها وليست في الموقع:\n"
    "Files that the site must have and lacks:\n{paths}"
)  # fmt: skip
UNSTYLED = (
    "أوراق أنماط تذكرها الصفحات وليست في الموقع:\n"
    "Stylesheets that pages name and the site lacks:\n{paths}"
)
KEPT = (
    "ملفات يطلب من الهواتف حفظها وليست في الموقع:\n"
    "Files that phones are told to keep and the site lacks:\n{paths}"
)
EMPTY = (
    "صفحات فارغة:\n"
    "Empty pages:\n{paths}"
)  # fmt: skip
LOCAL = (
    "ملفات فيها عنوان هذا الجهاز (localhost) بدل عنوان الموقع:\n"
    "Files that hold an address of this machine (localhost):\n{paths}"
)
FICTIONAL = (
    "صفحات من الموقع التجريبي الخيالي:\n"
    "Pages of the fictional demonstration site:\n{paths}"
)  # fmt: skip
BROKEN = (
    "ملفات لا يستطيع أي برنامج قراءتها (XML أو JSON أو UTF-8 غير سليم):\n"
    "Files that no program can read (no sound XML, JSON or UTF-8):\n{paths}"
)
BARE = (
    "أرقام أو كلمات لاتينية يراها القارئ مقلوبة، لأنها غير معزولة عن النص العربي حولها:\n"
    "Numbers or Latin words that readers see reversed, not isolated from the Arabic around them:\n"
    "{paths}"
)
DRAFTS = (
    "مسودات وأخبار لم يحن يومها:\n"
    "Drafts:\n{paths}"
)  # fmt: skip
SHRUNK = (
    "نقصت الصفحات كثيرا: المنشورة {before}، وهذه {now}؛ إن كنت تقصد ذلك فأضف --allow-shrink\n"
    "Far fewer pages: {before} are published, here are {now}; if you mean it, give --allow-shrink"
)

# What is about to happen, and what happened.

SIZE = (
    "الصفحات: {pages}، الملفات: {files}، الحجم: {size}\n"
    "Pages: {pages}, files: {files}, size: {size}"
)  # fmt: skip
FIRST = (
    "لم تُنشر أي صفحة من قبل\n"
    "No page has been published before"
)  # fmt: skip
CHANGES = (
    "صفحات جديدة: {added}، معدلة: {changed}، محذوفة: {removed}؛ ملفات أخرى تغيرت: {others}\n"
    "Pages added: {added}, changed: {changed}, removed: {removed}; other files: {others}"
)
HEAVIEST = (
    "أثقل الصفحات قياسا إلى ميزانيتها (KB بعد gzip):\n"
    "Pages nearest to their budget, or over it (KB after gzip):\n"
    "{pages}"
)
TOO_HEAVY = (
    "تنبيه: صفحات تتجاوز ميزانيتها، وعددها {count}\n"
    "Warning: pages over their budget, {count} in all"
)  # fmt: skip
LAST_KNOWN = (
    "المقارنة مع آخر نسخة يعرفها هذا الجهاز، إن عرف\n"
    "Compared with the last version that this machine knows of, if any"
)  # fmt: skip
NOT_SENT = (
    "{folder}: جاهز للنشر، ولم يُنشر شيء\n"
    "{folder}: ready; nothing was published"
)  # fmt: skip
NOTHING_NEW = (
    "لا جديد: الموقع المنشور هو هذا نفسه\n"
    "Nothing new: this is what is published already"
)  # fmt: skip
PUBLISHED = (
    "نُشر الموقع: {address}\n"
    "Published: {address}"
)  # fmt: skip

# Other hosts.

BAD_DESTINATION = (
    "وجهة غير مفهومة: «{to}»؛ اكتب مثلا --to rsync:user@host:/path\n"
    "Cannot publish to “{to}”: write, for example, --to rsync:user@host:/path"
)
NO_RSYNC = (
    "البرنامج rsync غير موجود: ثبته، مثلا بالأمر apt-get install rsync\n"
    "There is no rsync here: install it, for example by: apt-get install rsync"
)
NOT_REACHED = (
    "تعذر الوصول إلى {target}، والسبب مذكور أعلاه\n"
    "{target} cannot be reached; the reason is above"
)  # fmt: skip
NOT_A_SITE = (
    "في المجلد {target} أشياء أخرى كانت ستحذف، وليس فيه موقع منشور:\n"
    "The folder {target} holds other things, which would be deleted, and no site:\n{paths}"
)
RSYNC_FAILED = (
    "لم يكتمل النشر: توقف rsync، والسبب مذكور أعلاه؛ أعد الأمر ليكتمل\n"
    "Publishing is not complete: rsync stopped; the reason is above. Run the command again"
)

# Rollback.

VERSIONS = (
    "النسخ المنشورة، من الأحدث: الرقم، التاريخ، النسخة، الإيداع الذي بنيت منه، عدد الصفحات\n"
    "Published versions, newest first: number, date, version, commit it was built from, pages"
)
HOW_TO_RESTORE = (
    "لاسترجاع واحدة: invoke rollback --to الرقم أو النسخة\n"
    "To restore one: invoke rollback --to NUMBER, or its version"
)
NOTHING_PUBLISHED = (
    "لم تُنشر أي نسخة بعد\n"
    "Nothing has been published yet"
)  # fmt: skip
NO_VERSION = (
    "لا توجد نسخة «{to}»: الأمر invoke rollback وحده يعرض النسخ\n"
    "There is no version “{to}”: invoke rollback alone lists them"
)
ALREADY = (
    "لا شيء يسترجع: النسخة {version} هي المنشورة الآن\n"
    "Nothing to restore: version {version} is what is published now"
)
RESTORED = (
    "استُرجعت النسخة {version} المنشورة في {date}. صحح المحتوى قبل النشر من جديد\n"
    "Version {version}, published on {date}, is back. Mend the content before you publish again"
)
NOT_RESTORED = (
    "كانت النسخة {version} المنشورة في {date} ستسترجع، ولم يتغير شيء\n"
    "Version {version}, published on {date}, would be restored; nothing was changed"
)


def listed(items: Collection[str], most: int = 5, sign: str = " ") -> str:
    """Return the first of `items`, a line each, and how many more there are."""
    more = [f"… (+{len(items) - most})"] * (len(items) > most)
    return "\n".join(f"  {sign} {item}" for item in [*list(items)[:most], *more])
