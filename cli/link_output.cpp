#include "cli/link_output.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "cli/text_layout.h"
#include "graph/claim_json.h"
#include "graph/json.h"
#include "query/answer_json.h"

namespace entente {

namespace {

constexpr std::size_t kWidestSpan = 40;

// In the order of the enumerations.
constexpr std::string_view kKinds[] = {"name", "demonym",     "metonym",
                                       "role", "description", "pronoun"};
static_assert(std::size(kKinds) == static_cast<std::size_t>(MentionKind::kPronoun) + 1);
constexpr std::string_view kTimes[] = {"now", "former", "then", "elect", "acting"};
static_assert(std::size(kTimes) == static_cast<std::size_t>(Mention::RoleTime::kActing) + 1);
constexpr std::string_view kGrounds[] = {"highest score", "named in full in this text",
                                         "short for a name in this text", "new", "names nobody"};
static_assert(std::size(kGrounds) == static_cast<std::size_t>(LinkGround::kNobody) + 1);

std::string one_line(std::string_view text) {
  std::string line(text);
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
  return line;
}

const NameExplanation* explanation_of(const LinkedText& text, const Mention& mention) {
  auto found = std::lower_bound(
      text.explanations.begin(), text.explanations.end(), mention.name.begin,
      [](const NameExplanation& one, TokenIndex at) { return one.tokens.begin < at; });
  for (; found != text.explanations.end() && found->tokens.begin == mention.name.begin; ++found)
    if (found->tokens == mention.name) return &*found;
  return nullptr;
}

std::string role_words(const Mention& mention) {
  if (!mention.role) return "";
  const bool now = mention.role_time == Mention::RoleTime::kNow;
  std::string words = now ? "" : std::string(kTimes[static_cast<int>(mention.role_time)]) + " ";
  words += *mention.role;
  if (mention.role_of) words += " of " + mention.role_of->name;
  return words;
}

std::string mention_row(const LinkedText& text, const Mention& mention, std::size_t span_width,
                        bool colour) {
  const std::string span = shortened(one_line(text.document.text_of(mention.tokens)), kWidestSpan);
  std::string who = styled(mention.entity.id, Style::kBold, colour) + "  " + mention.entity.name;
  for (std::size_t i = 1; i < mention.members.size(); ++i)
    who += " + " + mention.members[i].id;
  if (const std::string role = role_words(mention); !role.empty()) who += ", " + role;
  if (mention.place) who += styled("  (the place: " + mention.place->id + ")", Style::kDim, colour);
  return fmt::format("{}  {}  {:.2f}  {}\n", padded(span, span_width),
                     padded(kKinds[static_cast<std::size_t>(mention.kind)], 11), mention.confidence,
                     who);
}

std::string explanation_rows(const NameExplanation& explanation, bool colour) {
  std::string rows = "    ";
  rows += kGrounds[static_cast<std::size_t>(explanation.ground)];
  if (explanation.label) rows += fmt::format("; taken for {}", to_string(*explanation.label));
  rows += "\n";
  for (const LinkCandidate& candidate : explanation.candidates) {
    std::string reasons;
    for (const ScoreReason& reason : candidate.reasons)
      reasons +=
          fmt::format("{}{} {:+.2f}", reasons.empty() ? "" : ", ", reason.sign, reason.amount);
    rows += fmt::format("    {:5.2f}  {}  {}\n", candidate.score, candidate.entity.id,
                        styled(reasons, Style::kDim, colour));
  }
  return rows;
}

void write_explanation(JsonWriter& writer, const NameExplanation& explanation) {
  writer.begin_object().key("label").optional(
      explanation.label ? std::optional(std::string(to_string(*explanation.label))) : std::nullopt);
  writer.key("ground").string(kGrounds[static_cast<std::size_t>(explanation.ground)]);
  writer.key("candidates").begin_array();
  for (const LinkCandidate& candidate : explanation.candidates) {
    writer.begin_object().key("entity");
    write_entity(writer, candidate.entity);
    writer.key("score").number(candidate.score).key("reasons").begin_array();
    for (const ScoreReason& reason : candidate.reasons)
      writer.begin_object()
          .key("sign")
          .string(reason.sign)
          .key("amount")
          .number(reason.amount)
          .end_object();
    writer.end_array().end_object();
  }
  writer.end_array().end_object();
}

void write_span(JsonWriter& writer, const LinkedText& text, TokenSpan span) {
  writer.key("document").string(text.name);
  writer.key("text").string(text.document.text_of(span));
  writer.key("begin").integer(text.document.token(span.begin).begin_byte);
  writer.key("end").integer(text.document.token(span.end - 1).end_byte);
}

void write_mention(JsonWriter& writer, const LinkedText& text, const Mention& mention) {
  writer.begin_object();
  write_span(writer, text, mention.tokens);
  writer.key("kind").string(kKinds[static_cast<std::size_t>(mention.kind)]).key("entity");
  write_entity(writer, mention.entity);
  const auto write_optional = [&](std::string_view key, const std::optional<Entity>& entity) {
    writer.key(key);
    if (entity) {
      write_entity(writer, *entity);
    } else {
      writer.null();
    }
  };
  write_optional("place", mention.place);
  writer.key("role").optional(mention.role);
  write_optional("role_of", mention.role_of);
  writer.key("role_time").string(kTimes[static_cast<std::size_t>(mention.role_time)]);
  writer.key("members").begin_array();
  for (const Entity& member : mention.members)
    write_entity(writer, member);
  writer.end_array().key("confidence").number(mention.confidence).key("explanation");
  if (const NameExplanation* explanation = explanation_of(text, mention)) {
    write_explanation(writer, *explanation);
  } else {
    writer.null();
  }
  writer.end_object();
}

// Mentions and names that mean nobody, in the order of the text; one of each pair is given.
template <class OnMention, class OnNobody>
void for_each_item(const LinkedText& text, OnMention on_mention, OnNobody on_nobody) {
  auto nobody = text.explanations.begin();
  const auto pass = [&](TokenIndex until) {
    for (; nobody != text.explanations.end() && nobody->tokens.begin < until; ++nobody) {
      if (nobody->ground == LinkGround::kNobody) on_nobody(*nobody);
    }
  };
  for (const Mention& mention : text.mentions) {
    pass(mention.tokens.begin);
    on_mention(mention);
  }
  pass(static_cast<TokenIndex>(text.document.tokens().size()));
}

void write_nobody(JsonWriter& writer, const LinkedText& text, const NameExplanation& nobody) {
  writer.begin_object();
  write_span(writer, text, nobody.tokens);
  writer.key("kind").string("name").key("entity").null().key("explanation");
  write_explanation(writer, nobody);
  writer.end_object();
}

}  // namespace

std::string link_table(const LinkedText& text, bool colour) {
  std::size_t width = 0;
  for (const Mention& mention : text.mentions) {
    width = std::max(width, display_width(one_line(text.document.text_of(mention.tokens))));
  }
  width = std::min(width, kWidestSpan);
  std::string table = text.name.empty() ? "" : styled(text.name, Style::kDim, colour) + "\n";
  for_each_item(
      text,
      [&](const Mention& mention) {
        table += mention_row(text, mention, width, colour);
        const NameExplanation* explanation = explanation_of(text, mention);
        if (explanation != nullptr) table += explanation_rows(*explanation, colour);
      },
      [&](const NameExplanation& nobody) {
        table += padded(one_line(text.document.text_of(nobody.tokens)), width) + "  nobody\n";
        table += explanation_rows(nobody, colour);
      });
  return table;
}

std::string link_lines(const LinkedText& text) {
  std::string lines;
  JsonWriter writer;
  for_each_item(
      text,
      [&](const Mention& mention) {
        write_mention(writer, text, mention);
        lines += writer.take() + "\n";
      },
      [&](const NameExplanation& nobody) {
        write_nobody(writer, text, nobody);
        lines += writer.take() + "\n";
      });
  return lines;
}

std::string link_answer(const std::vector<std::string>& words,
                        const std::vector<LinkedText>& texts) {
  return answer_json(
      [&](JsonWriter& writer) {
        writer.begin_object().key("command").string("link").key("words").begin_array();
        for (const std::string& word : words)
          writer.string(word);
        writer.end_array().end_object();
      },
      [&](JsonWriter& writer) {
        for (const LinkedText& text : texts) {
          for_each_item(
              text, [&](const Mention& mention) { write_mention(writer, text, mention); },
              [&](const NameExplanation& nobody) { write_nobody(writer, text, nobody); });
        }
      },
      false);
}

}  // namespace entente
