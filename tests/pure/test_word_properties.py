"""Whatever a document holds, its Word file is sound and has the words of its elements."""

import word_reader
import word_schema
from block_trees import documents
from element_words import element_words
from hypothesis import HealthCheck, given, settings
from loader import load_document

arrange = load_document("arrange").arrange
write_docx = load_document("word.writer").write_docx


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents)
def test_words_are_those_of_the_elements(document):
    data = write_docx(document)
    word_schema.check(data)
    expected = element_words(arrange(document))
    assert word_reader.words(data, together=True) == expected
    assert word_reader.words(data, together=False) == expected
