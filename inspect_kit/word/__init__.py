"""Reports as Word documents that an editor can carry on with. In: pages of a report, charts. Out: .docx files."""

from inspect_kit.word.build import Picture, build_document
from inspect_kit.word.pictures import draw_pictures
from inspect_kit.word.template import WordTemplate, load_template
from inspect_kit.word.write import write_documents

__all__ = ["Picture", "WordTemplate", "build_document", "draw_pictures", "load_template", "write_documents"]
