// Prints the mentions of documents for mentions_score.py: reads frames "id TAB day TAB bytes" and a
// line feed, then that many bytes of text, from standard input; prints one line a mention.
//
//     mentions_dump MODEL DATA_DIR < frames

#include <charconv>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <string>

#include "ingest/knowledge/find_mentions.h"
#include "ingest/knowledge/naming_span.h"
#include "ingest/language/language_engine.h"

namespace {

using namespace entente;

const char* name_of(MentionKind kind) {
  constexpr const char* kNames[] = {"name", "demonym", "metonym", "role", "description", "pronoun"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::optional<Day> parse_day(const std::string& text) {
  int year = 0;
  unsigned month = 0, day = 0;
  if (std::sscanf(text.c_str(), "%d-%u-%u", &year, &month, &day) != 3) {
    return std::nullopt;
  }
  return Day(std::chrono::year(year) / static_cast<int>(month) / static_cast<int>(day));
}

void print(const std::string& id, const Document& document, const Mentions& mentions) {
  for (const Mention& mention : mentions) {
    const std::optional<TokenSpan> naming = naming_span(document, mention);
    const TokenSpan span = naming.value_or(mention.tokens);
    const auto begin = document.token(span.begin).begin_byte;
    const auto end = document.token(span.end - 1).end_byte;
    std::string role = mention.role.value_or("") +
                       (mention.role_of ? " of " + mention.role_of->id : std::string());
    for (const Entity& member : mention.members) {
      role += " +" + member.id;
    }
    std::string text(document.text_of(mention.tokens));
    for (char& c : text) {
      c = c == '\n' || c == '\t' || c == '\r' ? ' ' : c;
    }
    std::printf("%s\t%u\t%u\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", id.c_str(), begin, end, text.c_str(),
                std::string(to_string(mention.entity.type)).c_str(), mention.entity.id.c_str(),
                mention.entity.country.value_or("").c_str(), name_of(mention.kind), role.c_str(),
                naming ? "names" : "-");
  }
}

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: mentions_dump MODEL DATA_DIR < frames\n";
    return 2;
  }
  const auto begin = std::chrono::steady_clock::now();
  const Result<KnowledgeBase> knowledge = KnowledgeBase::load(argv[2]);
  const double load_seconds = seconds_since(begin);
  const Result<LanguageEngine> engine = LanguageEngine::open(argv[1]);
  if (!knowledge || !engine) {
    std::cerr << (knowledge ? engine.error() : knowledge.error()).message << "\n";
    return 2;
  }
  LanguageWorker worker = engine->make_worker();
  double language_seconds = 0, knowledge_seconds = 0;
  std::string id, day, size;
  while (std::getline(std::cin, id, '\t') && std::getline(std::cin, day, '\t') &&
         std::getline(std::cin, size)) {
    std::string text(std::stoul(size), '\0');
    std::cin.read(text.data(), static_cast<std::streamsize>(text.size()));
    const auto start = std::chrono::steady_clock::now();
    const Document document = worker.annotate(std::move(text));
    language_seconds += seconds_since(start);
    const auto parsed = std::chrono::steady_clock::now();
    const Mentions mentions = find_mentions(document, *knowledge, parse_day(day));
    knowledge_seconds += seconds_since(parsed);
    print(id, document, mentions);
  }
  std::fprintf(stderr, "knowledge opened in %.1f ms; language %.2f s, mentions %.2f s (%.1f %%)\n",
               load_seconds * 1e3, language_seconds, knowledge_seconds,
               100 * knowledge_seconds / std::max(language_seconds, 1e-9));
  return 0;
}
