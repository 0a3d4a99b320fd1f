"""What can go wrong below the index, each error with what a person needs to act?

KnowledgeError
├── DocumentRefused            a document that cannot become an article
│   ├── DocumentNotFound
│   ├── DocumentUnreadable
│   │   ├── DocumentBroken
│   │   ├── InvalidHeader
│   │   ├── PageUnreachable
│   │   │   ├── AddressNotPublic
│   │   │   └── AddressNotOfWeb
│   │   ├── PageTooDeep
│   │   ├── ReadingTooSlow
│   │   ├── ReadingTooLarge
│   │   ├── ReadingCrashed
│   │   └── ReadingFailed
│   ├── DocumentEmpty
│   │   └── DocumentWithoutWords
│   ├── DocumentTooLarge
│   ├── UnknownDocumentType
│   │   └── OldOfficeFile
│   ├── UnknownEncoding
│   ├── DocumentEncrypted
│   ├── DocumentWithoutText
│   │   └── DocumentNotRecognised
│   └── PageWithoutArticle
├── ArticleNotFound
│   └── ArticleAmbiguous
├── InvalidCorrection
├── ContactUnknown
├── CollectionRefused
├── LibraryUnavailable
├── NoReader
└── BackupRefused
"""

from knowledge.errors.articles import (
    ArticleAmbiguous,
    ArticleNotFound,
    CollectionRefused,
    ContactUnknown,
    InvalidCorrection,
)
from knowledge.errors.base import KnowledgeError
from knowledge.errors.documents import (
    AddressNotOfWeb,
    AddressNotPublic,
    DocumentBroken,
    DocumentEmpty,
    DocumentEncrypted,
    DocumentNotFound,
    DocumentNotRecognised,
    DocumentRefused,
    DocumentTooLarge,
    DocumentUnreadable,
    DocumentWithoutText,
    DocumentWithoutWords,
    HeaderTrouble,
    InvalidHeader,
    NoReader,
    OldOfficeFile,
    PageTooDeep,
    PageUnreachable,
    PageWithoutArticle,
    ReadingCrashed,
    ReadingFailed,
    ReadingTooLarge,
    ReadingTooSlow,
    UnknownDocumentType,
    UnknownEncoding,
)
from knowledge.errors.library import BackupRefused, LibraryUnavailable, Trouble, WhyNoBackup

__all__ = [
    "AddressNotOfWeb",
    "AddressNotPublic",
    "ArticleAmbiguous",
    "ArticleNotFound",
    "BackupRefused",
    "CollectionRefused",
    "ContactUnknown",
    "DocumentBroken",
    "DocumentEmpty",
    "DocumentEncrypted",
    "DocumentNotFound",
    "DocumentNotRecognised",
    "DocumentRefused",
    "DocumentTooLarge",
    "DocumentUnreadable",
    "DocumentWithoutText",
    "DocumentWithoutWords",
    "HeaderTrouble",
    "InvalidCorrection",
    "InvalidHeader",
    "KnowledgeError",
    "LibraryUnavailable",
    "NoReader",
    "OldOfficeFile",
    "PageTooDeep",
    "PageUnreachable",
    "PageWithoutArticle",
    "ReadingCrashed",
    "ReadingFailed",
    "ReadingTooLarge",
    "ReadingTooSlow",
    "Trouble",
    "UnknownDocumentType",
    "UnknownEncoding",
    "WhyNoBackup",
]
