// Prints what extraction sees, for missed_edges.py: reads frames "id TAB day TAB bytes" and a line
// feed, then that many bytes of text, from standard input; prints for each document its sentences
// with tokens and mentions, one tab-separated record a line:
//
//     D id | S begin end | T index text lemma tag label head | M begin end head kind type id place
//     role
//
//     extraction_dump MODEL DATA_DIR < frames

#include <chrono>
#include <cstdio>
#include <iostream>
#include <optional>
#include <string>

#include "ingest/knowledge/find_mentions.h"
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
  if (std::sscanf(text.c_str(), "%d-%u-%u", &year, &month, &day) != 3) return std::nullopt;
  return Day(std::chrono::year(year) / static_cast<int>(month) / static_cast<int>(day));
}

std::string one_line(std::string_view text) {
  std::string line(text);
  for (char& c : line)
    c = c == '\n' || c == '\t' || c == '\r' ? ' ' : c;
  return line;
}

void print(const std::string& id, const Document& document, const Mentions& mentions) {
  std::cout << "D\t" << id << '\n';
  for (const TokenSpan sentence : document.sentences()) {
    std::cout << "S\t" << sentence.begin << '\t' << sentence.end << '\n';
    for (TokenIndex i = sentence.begin; i < sentence.end; ++i) {
      const Token& token = document.token(i);
      std::cout << "T\t" << i << '\t' << one_line(token.text) << '\t' << one_line(token.lemma)
                << '\t' << token.tag << '\t' << to_string(token.dep) << '\t' << token.head << '\n';
    }
  }
  for (const Mention& mention : mentions) {
    std::cout << "M\t" << mention.tokens.begin << '\t' << mention.tokens.end << '\t' << mention.head
              << '\t' << name_of(mention.kind) << '\t' << to_string(mention.entity.type) << '\t'
              << mention.entity.id << '\t' << (mention.place ? mention.place->id : "") << '\t'
              << mention.role.value_or("");
    for (const Entity& member : mention.members)
      std::cout << '+' << member.id;
    std::cout << '\n';
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: extraction_dump MODEL DATA_DIR < frames\n";
    return 2;
  }
  const Result<KnowledgeBase> knowledge = KnowledgeBase::load(argv[2]);
  const Result<LanguageEngine> engine = LanguageEngine::open(argv[1]);
  if (!knowledge || !engine) {
    std::cerr << (knowledge ? engine.error() : knowledge.error()).message << "\n";
    return 2;
  }
  LanguageWorker worker = engine->make_worker();
  std::string id, day, size;
  while (std::getline(std::cin, id, '\t') && std::getline(std::cin, day, '\t') &&
         std::getline(std::cin, size)) {
    std::string text(std::stoul(size), '\0');
    std::cin.read(text.data(), static_cast<std::streamsize>(text.size()));
    const Document document = worker.annotate(std::move(text));
    print(id, document, find_mentions(document, *knowledge, parse_day(day)));
  }
  return 0;
}
