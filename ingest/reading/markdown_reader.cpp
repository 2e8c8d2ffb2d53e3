#include "ingest/reading/markdown_reader.h"

#include <md4c.h>

#include <array>
#include <charconv>
#include <utility>
#include <vector>

#include "ingest/reading/clean_characters.h"
#include "ingest/reading/encoding.h"
#include "ingest/reading/front_matter.h"
#include "ingest/reading/masthead.h"
#include "ingest/reading/paragraphs.h"

namespace entente {

namespace {

struct NamedEntity {
  std::string_view name;
  std::string_view text;
};

constexpr std::array<NamedEntity, 10> kEntities{{{"&amp;", "&"},
                                                 {"&lt;", "<"},
                                                 {"&gt;", ">"},
                                                 {"&quot;", "\""},
                                                 {"&apos;", "'"},
                                                 {"&nbsp;", " "},
                                                 {"&ndash;", "\xE2\x80\x93"},
                                                 {"&mdash;", "\xE2\x80\x94"},
                                                 {"&rsquo;", "\xE2\x80\x99"},
                                                 {"&hellip;", "\xE2\x80\xA6"}}};

/// The characters of an HTML entity; itself if it is not one of the few that texts use.
std::string decode_entity(std::string_view entity) {
  for (const NamedEntity& known : kEntities) {
    if (known.name == entity) return std::string(known.text);
  }
  if (!entity.starts_with("&#") || entity.size() < 4) return std::string(entity);
  const bool hex = (entity[2] | 0x20) == 'x';
  unsigned code = 0;
  const char* begin = entity.data() + (hex ? 3 : 2);
  const auto parsed = std::from_chars(begin, entity.data() + entity.size(), code, hex ? 16 : 10);
  // Only what one byte holds: larger ones would need an encoder for a case that texts do not have.
  if (parsed.ec != std::errc() || code < 0x20 || code > 0x7E) return std::string(entity);
  return std::string(1, static_cast<char>(code));
}

/// Gathers paragraphs from the parser's calls.
class Collector {
 public:
  std::vector<Paragraph> take() {
    flush();
    return std::move(paragraphs_);
  }

  void enter_block(MD_BLOCKTYPE type) {
    switch (type) {
      case MD_BLOCK_CODE:
      case MD_BLOCK_TABLE:
      case MD_BLOCK_HTML:
        flush();
        ++hidden_;
        break;
      case MD_BLOCK_LI:
        flush();
        kind_ = ParagraphKind::kListItem;
        break;
      case MD_BLOCK_H:
        flush();
        kind_ = ParagraphKind::kHeading;
        break;
      case MD_BLOCK_P:
        flush();
        break;
      default:
        break;
    }
  }

  void leave_block(MD_BLOCKTYPE type) {
    flush();
    if (type == MD_BLOCK_CODE || type == MD_BLOCK_TABLE || type == MD_BLOCK_HTML) --hidden_;
    if (type == MD_BLOCK_LI || type == MD_BLOCK_H) kind_ = ParagraphKind::kProse;
  }

  void enter_span(MD_SPANTYPE type) {
    if (type == MD_SPAN_IMG) ++hidden_;
    if (type == MD_SPAN_A) link_begin_ = line_.size();
  }

  void leave_span(MD_SPANTYPE type) {
    if (type == MD_SPAN_IMG) --hidden_;
    if (type == MD_SPAN_A) linked_ += line_.size() - std::min(link_begin_, line_.size());
  }

  void text(MD_TEXTTYPE type, std::string_view text) {
    if (hidden_ > 0) return;
    switch (type) {
      case MD_TEXT_SOFTBR:
        end_line();
        break;
      case MD_TEXT_BR:
        end_line();
        lines_.emplace_back();  // Keeps the two lines apart unless a sentence goes on.
        break;
      case MD_TEXT_ENTITY:
        line_ += decode_entity(text);
        break;
      case MD_TEXT_HTML:
        break;
      default:
        line_ += text;
    }
  }

 private:
  void end_line() {
    lines_.push_back(std::move(line_));
    line_.clear();
  }

  /// Ends the paragraph. One of links alone is a bar for finding one's way about.
  void flush() {
    end_line();
    std::size_t size = 0;
    for (const std::string& line : lines_)
      size += line.size();
    const bool is_menu = linked_ > 0 && linked_ * 5 > size * 4 && size > 0 && !is_lone_address();
    std::vector<std::string> run;
    for (const std::string& line : lines_) {
      if (!line.empty()) {
        run.push_back(line);
        continue;
      }
      add(run, is_menu);
      run.clear();
    }
    add(run, is_menu);
    lines_.clear();
    linked_ = 0;
    link_begin_ = 0;
  }

  bool is_lone_address() const { return lines_.size() == 1 && lines_.front().starts_with("http"); }

  void add(const std::vector<std::string>& run, bool is_menu) {
    if (is_menu) return;
    for (std::string& text : join_lines(run)) {
      paragraphs_.push_back({std::move(text), kind_});
    }
  }

  std::vector<Paragraph> paragraphs_;
  std::vector<std::string> lines_;
  std::string line_;
  ParagraphKind kind_ = ParagraphKind::kProse;
  int hidden_ = 0;
  std::size_t link_begin_ = 0, linked_ = 0;
};

Collector& collector(void* user) { return *static_cast<Collector*>(user); }

std::vector<Paragraph> parse_markdown(std::string_view text) {
  MD_PARSER parser{};
  parser.flags = MD_FLAG_NOINDENTEDCODEBLOCKS | MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH;
  parser.enter_block = [](MD_BLOCKTYPE type, void*, void* user) {
    collector(user).enter_block(type);
    return 0;
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void*, void* user) {
    collector(user).leave_block(type);
    return 0;
  };
  parser.enter_span = [](MD_SPANTYPE type, void*, void* user) {
    collector(user).enter_span(type);
    return 0;
  };
  parser.leave_span = [](MD_SPANTYPE type, void*, void* user) {
    collector(user).leave_span(type);
    return 0;
  };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* bytes, MD_SIZE size, void* user) {
    collector(user).text(type, {bytes, size});
    return 0;
  };
  Collector paragraphs;
  // It fails only if a callback does or memory runs out.
  (void)md_parse(text.data(), static_cast<MD_SIZE>(text.size()), &parser, &paragraphs);
  return paragraphs.take();
}

}  // namespace

Result<Article> read_markdown(std::string_view name, std::string bytes) {
  auto decoded = decode_text(std::move(bytes));
  if (!decoded.ok()) return decoded.error();
  const std::string text = clean_characters(*decoded);
  FrontMatter front = split_front_matter(text);
  Article article = make_article(name, std::move(front.masthead), parse_markdown(front.rest));
  if (article.text.empty()) return Error{ErrorCode::kUnsupported, "no text in the file"};
  return article;
}

}  // namespace entente
