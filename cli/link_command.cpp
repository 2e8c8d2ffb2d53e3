// link: the names that a text has, what each was taken to mean, and why.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "cli/data_folder.h"
#include "cli/ingest_commands.h"
#include "cli/link_output.h"
#include "cli/query_options.h"
#include "graph/edtf.h"
#include "ingest/knowledge/find_mentions.h"
#include "ingest/knowledge/load_knowledge.h"
#include "ingest/language/language_engine.h"
#include "ingest/pipeline.h"
#include "ingest/reading/article_reader.h"

namespace entente {

namespace {

enum class LinkFormat { kTable, kJson, kNdjson };
constexpr std::pair<std::string_view, LinkFormat> kFormats[] = {
    {"table", LinkFormat::kTable}, {"json", LinkFormat::kJson}, {"ndjson", LinkFormat::kNdjson}};

/// The articles of the words: each a path if there is one of that name, else a text.
Result<std::vector<Article>> read_texts(const std::vector<std::string>& words) {
  std::vector<Article> articles;
  for (const std::string& word : words) {
    if (word.find_first_not_of(" \t\r\n") == std::string::npos) {
      return Error{ErrorCode::kInvalidArgument, "link: the text is empty"};
    }
    std::error_code ignored;
    if (!std::filesystem::exists(word, ignored)) {
      Article article;
      article.text = word;
      articles.push_back(std::move(article));
      continue;
    }
    auto reader = open_articles({word});
    while (auto article = reader->next()) {
      if (!*article) return article->error();
      articles.push_back(std::move(**article));
    }
  }
  return articles;
}

ExitStatus run_link(const Arguments& arguments, Console& console) {
  auto format = word_option(arguments, "format", "table", kFormats);
  if (!format) return console.fail(format.error());
  std::optional<Day> day;
  if (const auto given = arguments.find("date")) {
    auto parsed = parse_day(*given);
    if (!parsed) return console.fail({parsed.error().code, "--date: " + parsed.error().message});
    day = *parsed;
  }
  auto articles = read_texts(arguments.words);
  if (!articles) return console.fail(articles.error());
  const std::filesystem::path data = data_folder(arguments);
  const std::vector<std::string> dictionaries = arguments.all("actors");
  auto knowledge = load_knowledge(data, {dictionaries.begin(), dictionaries.end()});
  if (!knowledge) return console.fail(knowledge.error());
  for (const std::string& problem : knowledge->problems)
    console.report(problem);
  auto engine = LanguageEngine::open(data / kModelFile);
  if (!engine) return console.fail(engine.error());
  LanguageWorker worker = engine->make_worker();
  std::vector<LinkedText> kept;  // Of --format json, which is one value.
  std::size_t found = 0;
  for (Article& article : *articles) {
    LinkedText linked{
        std::move(article.name), worker.annotate(text_for_parser(article.text)), {}, {}};
    linked.mentions = find_mentions(linked.document, knowledge->base, day ? day : article.published,
                                    arguments.has("explain") ? &linked.explanations : nullptr);
    found += linked.mentions.size();
    if (*format == LinkFormat::kTable) console.print(link_table(linked, console.colour()));
    if (*format == LinkFormat::kNdjson) console.print(link_lines(linked));
    if (*format == LinkFormat::kJson) kept.push_back(std::move(linked));
  }
  if (*format == LinkFormat::kJson) console.print(link_answer(arguments.words, kept));
  if (!knowledge->problems.empty()) return ExitStatus::kError;
  if (found > 0) return ExitStatus::kDone;
  console.report("link: no name found");
  return ExitStatus::kNothingFound;
}

}  // namespace

Command link_command_row() {
  return {
      "link",
      "TEXT|FILE...",
      "what the names of a text or an article mean, and why",
      1,
      kAnyNumber,
      {{"explain", "", "also what each name may mean, with scores and reasons"},
       {"date", "DAY", "the day of publication (default: the article's own)"},
       {"actors", "FILE", "a dictionary of actors or agents, PETRARCH's or CSV (may be repeated)"},
       {"format", "F", "table, json or ndjson (default: table)"},
       data_option()},
      run_link};
}

}  // namespace entente
