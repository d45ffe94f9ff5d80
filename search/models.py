"""The embedded index: one row a record, a log of changes, the words that may be suggested.

The full-text tables are made by `search.backends.dialect`.
"""

from __future__ import annotations

from django.db import models


class SearchDocument(models.Model):
    """What the engine keeps in memory of one record; its words are in the full-text table."""

    kind = models.CharField(max_length=32)
    object_id = models.BigIntegerField()
    terms = models.BinaryField(help_text="numbers of its search terms, packed")
    areas = models.TextField(help_text="codes of the areas covered, one a line")
    points = models.BinaryField(help_text="id, latitude, longitude as packed numbers")
    minimum_age = models.SmallIntegerField()
    maximum_age = models.SmallIntegerField()
    hours = models.BinaryField(help_text="one bit for each half-hour of the week")
    boost = models.FloatField()
    title_words = models.PositiveSmallIntegerField()
    sort_en = models.CharField(max_length=120)
    sort_fr = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "object_id"], name="search_document_once"),
        ]
        indexes = [
            models.Index(fields=["sort_en", "object_id"], name="search_by_name_en"),
            models.Index(fields=["sort_fr", "object_id"], name="search_by_name_fr"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"


class SearchStored(models.Model):
    """What a page of results says of a record in one language, so that it need not be put together
    again.

    Apart from the document: the arrays are read from that table, row by row.
    """

    kind = models.CharField(max_length=32)
    language = models.CharField(max_length=2)
    object_id = models.BigIntegerField()
    data = models.TextField(help_text="as the source gave it")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "language", "object_id"], name="search_stored_in_language"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id} {self.language}"


class SearchTerm(models.Model):
    """A value documents are filtered by; its number is its column in the arrays."""

    facet = models.CharField(max_length=64)
    code = models.CharField(max_length=128)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["facet", "code"], name="search_term_once"),
        ]

    def __str__(self) -> str:
        return f"{self.facet}:{self.code}"


class SearchChange(models.Model):
    """A log that lets each process bring its arrays up to date; the newest stamp names the state.

    A stamp is a running number with random low bits, so a number that was rolled back and
    used again is not mistaken for the state it once named.
    """

    stamp = models.BigIntegerField(primary_key=True)
    document = models.BigIntegerField()

    def __str__(self) -> str:
        return str(self.stamp)


class SearchMark(models.Model):
    """The mark that an Elasticsearch index must carry to be asked (`search.marks`)."""

    kind = models.CharField(max_length=32, unique=True)
    mark = models.CharField(max_length=32)

    def __str__(self) -> str:
        return f"{self.kind} {self.mark}"


class SearchBuild(models.Model):
    """How far an unfinished rebuild has come (`search.builds`)."""

    kind = models.CharField(max_length=32, unique=True)
    reached = models.BigIntegerField()
    noted = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.kind} {self.reached}"


class SearchWaiting(models.Model):
    """A change that Elasticsearch has not been told of; the newest number is the newest change.

    The last one of several made together says which mark an index goes from and which it gets.
    """

    kind = models.CharField(max_length=32)
    object_id = models.BigIntegerField()
    before = models.CharField(max_length=32, default="")
    after = models.CharField(max_length=32, default="")

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"


class SearchRefused(models.Model):
    """A record that Elasticsearch refuses as it is, so that it is not there at all."""

    kind = models.CharField(max_length=32)
    object_id = models.BigIntegerField()
    reason = models.CharField(max_length=100)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "object_id"], name="search_refused_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}: {self.reason}"


class SearchWord(models.Model):
    """A word as written in some document of this visibility, for "did you mean"."""

    word = models.CharField(max_length=40)
    folded = models.CharField(max_length=80)
    visibility = models.CharField(max_length=16)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["visibility", "word"], name="search_word_once"),
        ]

    def __str__(self) -> str:
        return self.word
