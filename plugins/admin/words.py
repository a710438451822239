"""What the form calls each field: its name, and what helps to fill it in.

Keys are fields by dotted name, as in files. What a value must look like is not told here: that
comes from the models (``records.types.told``). A test compares the keys with the models.
"""

from __future__ import annotations

from typing import NamedTuple

from arabic.bidi import LRI, PDI


class Word(NamedTuple):
    """The name of a field and a hint.

    ``one`` is what an item of a list is called, ``shown`` the field that tells it from others;
    ``long`` texts get a box of several lines.
    """

    label: str
    hint: str = ""
    one: str = ""
    shown: str = ""
    long: bool = False


_SLUG_HINT = "يكون اسم الملف وعنوان الصفحة، ولا يغير بعد النشر"
_SOURCE_HINT = "الرابط ثم مسافة ثم اسم الناشر، أو الناشر وحده"
_CONSENT = {
    "": Word("الموافقة المكتوبة", "تلزم لكل اسم شخص أو رقم نقال (القانون 09.08)"),
    ".by": Word("من وافق", "بصفته"),
    ".date": Word("تاريخ الموافقة"),
    ".scope": Word("على ماذا وافق", "مثل: النشر في هذا الموقع"),
}
_STATUS_HINT = "إن ترك فارغا نشر"
_HOURS_HINT = (
    f"الأيام {LRI}Mo Tu We Th Fr Sa Su{PDI}، مثل: {LRI}Mo-Fr 08:30-16:30; PH off{PDI} "
    "لمركز يغلق في العطل الرسمية"
)
_RECEIPT_HINT = (
    f"نوعه (final للنهائي أو provisional للمؤقت) ثم تاريخه، مثل: {LRI}final 2020-03-01{PDI}"
)

POST = {
    "Title": Word("العنوان"),
    "Date": Word("تاريخ النشر", "إن كان بعد اليوم نشر الخبر في يومه"),
    "Modified": Word("تاريخ آخر تعديل", "إذا تغير المضمون بعد النشر"),
    "Slug": Word("المعرف", _SLUG_HINT),
    "Category": Word("نوع الخبر"),
    "Tags": Word("المواضيع"),
    "Author": Word("الموقع على الخبر"),
    "Published-By": Word("صاحب الحساب الذي نشره", "إن كان غير الموقع"),
    "Summary": Word("الملخص", "جملة أو جملتان؛ إن ترك فارغا أخذ من أول النص", long=True),
    "Status": Word("الحالة", _STATUS_HINT),
    "Event-Date": Word("تاريخ اللقاء", "اسم اليوم يحسب ولا يكتب"),
    "Event-End": Word("آخر أيامه", "إن دام أكثر من يوم"),
    "Event-Time": Word("وقت اللقاء"),
    "Event-Status": Word("هل يعقد اللقاء", "إن أجل أو ألغي فاكتب تاريخ التعديل أيضا"),
    "Venue": Word("المكان", "لا يذكر في خبر عن مركز محمي"),
    "Commune": Word("الجماعة"),
    "Organizer": Word("المنظم"),
    "Partners": Word("الشركاء", one="شريك"),
    "Chair": Word("الرئاسة", "الصفة أولا"),
    "Officials": Word("الحاضرون بصفاتهم", one="حاضر"),
    "Attendance": Word("عدد الحاضرين"),
    "Slogan": Word("الشعار"),
    "Associations": Word("الجمعيات المعنية"),
    "Centers": Word("المراكز المعنية"),
    "Agreements": Word("الاتفاقيات", one="اتفاقية"),
    "Recommendations": Word("التوصيات", one="توصية"),
    "Source": Word("المصادر", _SOURCE_HINT, one="مصدر"),
    "Image": Word("الصورة", "لا صورة في خبر عن مركز محمي"),
    "Image-Alt": Word("وصف الصورة", "لمن لا يراها؛ إلزامي معها"),
    "Image-Caption": Word("تعليق تحت الصورة"),
    "Image-Credit": Word("صاحب الصورة"),
    "Quick-Exit": Word("زر الخروج السريع", "لخبر عن العنف"),
    "Imported-From": Word("رقمه في الموقع القديم", "لا يغير"),
    "Notes": Word("ملاحظات المراجعة", "تعالج ثم تحذف قبل النشر", one="ملاحظة"),
}

ASSOCIATION = {
    "Title": Word("اسم الجمعية"),
    "Slug": Word("المعرف", _SLUG_HINT),
    "Summary": Word("الملخص", long=True),
    "Status": Word("الحالة", _STATUS_HINT),
    "Alternate-Name": Word("الاسم بالفرنسية"),
    "Amazigh-Name": Word("الاسم بالأمازيغية", "بحروف تيفيناغ"),
    "Acronym": Word("الاسم المختصر"),
    "Founded": Word("التأسيس", "السنة أو التاريخ كاملا"),
    "Receipt": Word("الوصل", _RECEIPT_HINT),
    "Domains": Word("مجالات العمل"),
    "Commune": Word("الجماعة"),
    "Communes-Served": Word("الجماعات التي تعمل فيها"),
    "Public-Utility": Word("مرسوم المنفعة العامة", "رقمه"),
    "President": Word("الرئاسة", "اسم الشخص لا ينشر إلا بموافقة مكتوبة"),
    "Phone": Word("الهاتف", "لا ينشر إلا بموافقة مكتوبة وتاريخ تحقق"),
    "Email": Word("البريد الإلكتروني", "لا ينشر إلا بموافقة مكتوبة وتاريخ تحقق"),
    "Website": Word("الموقع", "لا ينشر إلا بموافقة مكتوبة وتاريخ تحقق"),
    "Consent-By": Word("من وافق على النشر", "بصفته"),
    "Consent-Date": Word("تاريخ الموافقة"),
    "Consent-Scope": Word("على ماذا وافق", "مثل: النشر في هذا الموقع"),
    "Activity": Word("النشاط"),
    "Assured-Date": Word("تاريخ آخر تحقق"),
    "Assurer": Word("الوحدة التي تحققت", "لا الشخص"),
    "Sources": Word("المصادر", _SOURCE_HINT, one="مصدر"),
}

PAGE = {
    "Title": Word("العنوان"),
    "Slug": Word("المعرف", _SLUG_HINT),
    "Summary": Word("الملخص", long=True),
    "Order": Word("الترتيب", "مكانها بين روابط أسفل الموقع، ولا يتكرر"),
    "Modified": Word("تاريخ آخر تعديل"),
    "Status": Word("الحالة", _STATUS_HINT),
    "Quick-Exit": Word("زر الخروج السريع", "لصفحة عن العنف"),
}

CENTER = {
    "id": Word("المعرف", _SLUG_HINT),
    "name": Word("الاسم"),
    "alternate_name": Word("الاسم بالفرنسية"),
    "amazigh_name": Word("الاسم بالأمازيغية", "بحروف تيفيناغ"),
    "kind": Word("النوع"),
    "status": Word("الحالة"),
    "draft": Word("مسودة", "لا ينشر السجل ما دامت مفعلة"),
    "alert": Word("تنبيه يظهر أولا", "إغلاق مؤقت، انتقال …"),
    "description": Word("الوصف", long=True),
    "organization": Word("الجمعية المسيرة"),
    "sensitivity": Word("رفع درجة الحماية", "لا تخفض درجة النوع أبدا"),
    "location": Word("الموقع"),
    "location.commune": Word("الجماعة", "إلزامية إلا للمراكز المحمية"),
    "location.latitude": Word("خط العرض", "يكتب مع خط الطول، مثل 35.1938"),
    "location.longitude": Word("خط الطول", f"سالب في المغرب، مثل {LRI}-6.1557{PDI}"),
    "location.transportation": Word("كيف يوصل إليه", long=True),
    "location.accessibility": Word("الولوجيات"),
    "address": Word("العنوان"),
    "address.address_1": Word("الرقم والشارع"),
    "address.address_2": Word("تتمة العنوان"),
    "address.city": Word("المدينة أو القرية"),
    "address.postal_code": Word("الرمز البريدي"),
    "phones": Word("أرقام الهاتف", "يلزمها تاريخ تحقق", one="رقم", shown="number"),
    "phones.number": Word("الرقم"),
    "phones.type": Word("نوعه", "إن ترك فارغا فهو هاتف"),
    "phones.description": Word("وصفه", "مثل: الاستقبال"),
    "email": Word("البريد الإلكتروني"),
    "website": Word("موقع المركز"),
    "contacts": Word("من يتصل به", one="جهة اتصال", shown="title"),
    "contacts.title": Word("الصفة", "مثل: مديرة المركز"),
    "contacts.name": Word("الاسم", "لا يكتب إلا بموافقة مكتوبة؛ الصفة تكفي"),
    "opening_hours": Word("أوقات العمل", _HOURS_HINT),
    "ramadan_opening_hours": Word("أوقات رمضان", f"مثل: {LRI}Mo-Fr 09:00-15:00; PH off{PDI}"),
    "languages": Word("اللغات"),
    "services": Word("الخدمات", one="خدمة", shown="name"),
    "services.id": Word("معرف الخدمة", "واحد للخدمة نفسها في كل المراكز، مثل sewing"),
    "services.name": Word("اسم الخدمة"),
    "services.description": Word("وصفها", long=True),
    "services.eligibility_description": Word("لمن هي"),
    "services.minimum_age": Word("العمر الأدنى"),
    "services.maximum_age": Word("العمر الأقصى"),
    "services.audience": Word("الفئات المستفيدة"),
    "services.application_process": Word("كيف يستفاد منها"),
    "services.required_documents": Word("الوثائق المطلوبة", one="وثيقة"),
    "services.fees_description": Word("الكلفة"),
    "assured_date": Word("تاريخ آخر تحقق", "يوم التحقق من المعلومات، لا يوم كتابتها"),
    "assurer": Word("الوحدة التي تحققت", "لا الشخص"),
    "sources": Word("المصادر", "مصدر واحد على الأقل", one="مصدر", shown="publisher"),
    "sources.url": Word("الرابط"),
    "sources.publisher": Word("الناشر", "اذكر الناشر أو الرابط على الأقل"),
    "sources.date": Word("التاريخ"),
    **{f"address.consent{part}": word for part, word in _CONSENT.items()},
    **{f"phones.consent{part}": word for part, word in _CONSENT.items()},
    **{f"contacts.consent{part}": word for part, word in _CONSENT.items()},
}
