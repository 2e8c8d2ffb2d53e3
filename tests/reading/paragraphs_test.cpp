#include "ingest/reading/paragraphs.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace entente;

namespace {

std::vector<std::string> texts(const std::vector<Paragraph>& paragraphs) {
  std::vector<std::string> out;
  for (const Paragraph& paragraph : paragraphs)
    out.push_back(paragraph.text);
  return out;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("paragraphs puts broken lines together") {
  const std::string wrapped =
      "The foreign ministers of Russia and Kyrgyzstan met in the capital on\n"
      "Monday and spoke about the air base at Kant, which Russia has operated\n"
      "since 2003. They did not speak about a second one, and nobody had asked\n"
      "them to do so.\n"
      "\n"
      "Talks go on.\n";
  CHECK(texts(split_paragraphs(wrapped)) ==
        Texts{"The foreign ministers of Russia and Kyrgyzstan met in the capital on Monday and "
              "spoke about the air base at Kant, which Russia has operated since 2003. They did "
              "not speak about a second one, and nobody had asked them to do so.",
              "Talks go on."});
}

TEST_CASE("paragraphs keeps line ends that are meant") {
  const std::string profile =
      "Capital: Bishkek\nPresident: Sooronbai Jeenbekov\nArea: 199,951 km\n";
  CHECK(texts(split_paragraphs(profile)) ==
        Texts{"Capital: Bishkek", "President: Sooronbai Jeenbekov", "Area: 199,951 km"});
  CHECK(texts(split_paragraphs("### Name\nlong form: Kyrgyz Republic\nlocal form: Kyrgyzstan\n")) ==
        Texts{"Name", "long form: Kyrgyz Republic", "local form: Kyrgyzstan"});
  CHECK(texts(split_paragraphs("* one\n* two\n")) == Texts{"one", "two"});
  CHECK(split_paragraphs("* one\n").front().kind == ParagraphKind::kListItem);
}

TEST_CASE("paragraphs decides about a hyphen at a line's end by the rest of the text") {
  CHECK(texts(split_paragraphs("Jeenbekov spoke. Then Jeen-\nbekov left.")) ==
        Texts{"Jeenbekov spoke. Then Jeenbekov left."});
  CHECK(texts(split_paragraphs("It was a far-\nreaching plan.")) ==
        Texts{"It was a far-reaching plan."});
}

TEST_CASE("paragraphs mends a sentence that a blank line broke") {
  const auto mended = mend_sentences(split_paragraphs(
      "In all these years Russia had pressed Kyrgyzstan\n\nfor its closure.\n\nIt did."));
  CHECK(texts(mended) ==
        Texts{"In all these years Russia had pressed Kyrgyzstan for its closure.", "It did."});
  CHECK(mend_sentences(split_paragraphs("It closed.\n\niPhones sold well.")).size() == 2);
}

TEST_CASE("paragraphs makes runs of blanks one") {
  CHECK(collapse_blanks("  a \t b  ") == "a b");
  CHECK(collapse_blanks(" \t ").empty());
}

TEST_CASE("paragraphs takes linear time on one long line") {
  // Quadratic time would take minutes here.
  CHECK(split_paragraphs(std::string(20'000'000, 'a')).size() == 1);
  std::string lines;
  for (int i = 0; i < 200'000; ++i)
    lines += "x-\ny\n";
  CHECK_FALSE(split_paragraphs(lines).empty());
}
