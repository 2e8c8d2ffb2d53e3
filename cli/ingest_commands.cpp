#include "cli/ingest_commands.h"

#include <fmt/format.h>

#include <optional>
#include <thread>

#include "cli/data_folder.h"
#include "cli/query_options.h"
#include "graph/claim_json.h"
#include "graph/json.h"
#include "graph/store.h"
#include "ingest/pipeline.h"

namespace entente {

namespace {

std::vector<Option> pipeline_options() {
  return std::vector<Option>{
      {"jobs", "N", "threads that read articles (default: as many as the machine has)"},
      {"min-confidence", "P",
       "leave out claims below this confidence (default: where 3 in 4 are right)"},
      {"actors", "FILE", "a dictionary of actors or agents, PETRARCH's or CSV (may be repeated)"},
      {"map", "FIELDS", "fields of JSON and tables: title=headline,text=body,date=pub"}};
}

// What became of the articles, for the last line to standard error.
struct Tally {
  std::size_t articles = 0, claims = 0, skipped = 0, errors = 0;
  std::optional<std::size_t> new_articles, new_claims;  // Only where they are stored.

  void add(const PutReport& put) {
    *new_articles += put.outcome == PutOutcome::kAdded ? 1U : 0U;
    *new_claims += put.new_claims;
  }
};

std::string new_ones(const std::optional<std::size_t>& count) {
  return count ? fmt::format(" ({} new)", *count) : "";
}

constexpr std::size_t kMostJobs = 1024;

Result<unsigned> parse_jobs(const Arguments& arguments) {
  const std::size_t all = std::max(1U, std::thread::hardware_concurrency());
  auto jobs = count_option(arguments, "jobs", all);
  if (jobs && *jobs > kMostJobs)
    return Error{ErrorCode::kInvalidArgument, "--jobs: at most " + std::to_string(kMostJobs)};
  if (!jobs) return jobs.error();
  return static_cast<unsigned>(*jobs);
}

Result<Pipeline> load_pipeline(const Arguments& arguments) {
  PipelineOptions options;
  options.data_dir = data_folder(arguments);
  auto jobs = parse_jobs(arguments);
  if (!jobs) return jobs.error();
  options.jobs = *jobs;
  if (arguments.has("min-confidence")) {
    auto confidence = share_option(arguments, "min-confidence");
    if (!confidence) return confidence.error();
    options.min_confidence = *confidence;
  }
  for (const std::string& file : arguments.all("actors"))
    options.dictionaries.emplace_back(file);
  return Pipeline::load(options);
}

/// The line of a mention or a time expression, begun with what both have; open.
template <class Row>
JsonWriter begin_row(const Article& article, const Row& row, std::string_view type) {
  JsonWriter writer;
  writer.begin_object();
  writer.key("document").string(article.name);
  writer.key("begin").integer(row.begin);
  writer.key("end").integer(row.end);
  writer.key("text").string(row.text);
  writer.key("type").string(type);
  return writer;
}

std::string mention_line(const Article& article, const MentionRow& row) {
  JsonWriter writer = begin_row(article, row, to_string(row.entity.type));
  writer.key("id").string(row.entity.id);
  writer.key("country").optional(row.entity.country);
  writer.end_object();
  return writer.take();
}

std::string time_line(const Article& article, const TimeRow& row) {
  JsonWriter writer = begin_row(article, row, row.kind);
  writer.key("value").string(row.value);
  writer.end_object();
  return writer.take();
}

void print_article(const ExtractedArticle& read, const Arguments& arguments, Console& console) {
  const auto text = arguments.has("no-text") ? ArticleText::kWithout : ArticleText::kWith;
  const bool rows = arguments.has("mentions") || arguments.has("times");
  if (!rows) {
    console.print(to_json_line(read.article, text) + '\n');
    for (const Claim& claim : read.claims)
      console.print(to_json_line(claim) + '\n');
  }
  if (arguments.has("mentions")) {
    for (const MentionRow& row : read.mentions)
      console.print(mention_line(read.article, row) + '\n');
  }
  if (arguments.has("times")) {
    for (const TimeRow& row : read.times)
      console.print(time_line(read.article, row) + '\n');
  }
}

/// What is told of an input without an article: it may be one that is rightly skipped.
void report_input(const Error& error, Tally& tally, Console& console) {
  ++(error.code == ErrorCode::kUnsupported ? tally.skipped : tally.errors);
  console.report(error.message);
}

Result<ReadingOptions> read_reading_options(const Arguments& arguments) {
  ReadingOptions options;
  if (const auto map = arguments.find("map")) {
    auto fields = parse_field_map(*map);
    if (!fields) return with_context("--map", fields.error());
    options.fields = std::move(*fields);
  }
  return options;
}

// What of the users' dictionaries could not be read; the rest is used.
void report_problems(const Pipeline& pipeline, Tally& tally, Console& console) {
  for (const std::string& problem : pipeline.problems())
    console.report(problem);
  tally.errors += pipeline.problems().size();
}

ExitStatus finish(const Tally& tally, Console& console) {
  console.report(fmt::format("{} articles read{}, {} claims{}, {} errors{}", tally.articles,
                             new_ones(tally.new_articles), tally.claims, new_ones(tally.new_claims),
                             tally.errors,
                             tally.skipped ? fmt::format(", {} skipped", tally.skipped) : ""));
  if (interrupted()) return ExitStatus::kInterrupted;
  return tally.errors > 0 ? ExitStatus::kError : ExitStatus::kDone;
}

ExitStatus run_extract(const Arguments& arguments, Console& console) {
  auto reading = read_reading_options(arguments);
  if (!reading) return console.fail(reading.error());
  auto pipeline = load_pipeline(arguments);
  if (!pipeline) return console.fail(pipeline.error());
  auto reader = open_articles(arguments.words, std::move(*reading));
  Tally tally;
  report_problems(*pipeline, tally, console);
  pipeline->run(*reader, [&](Result<ExtractedArticle> read) {
    if (read) {
      ++tally.articles;
      tally.claims += read->claims.size();
      print_article(*read, arguments, console);
    } else {
      report_input(read.error(), tally, console);
    }
    return !interrupted() && !console.closed();
  });
  return finish(tally, console);
}

ExitStatus run_ingest(const Arguments& arguments, Console& console) {
  auto reading = read_reading_options(arguments);
  if (!reading) return console.fail(reading.error());
  auto pipeline = load_pipeline(arguments);
  if (!pipeline) return console.fail(pipeline.error());
  StoreOptions options;
  options.mode = OpenMode::kCreate;
  auto store = Store::open(store_folder(arguments), options);
  if (!store) return console.fail(store.error());
  auto reader = open_articles(arguments.words, std::move(*reading));
  Tally tally{.new_articles = 0, .new_claims = 0};
  const auto report = [&](const std::string& message) {
    ++tally.errors;
    console.report(message);
  };
  report_problems(*pipeline, tally, console);
  pipeline->run(*reader, [&](Result<ExtractedArticle> read) {
    if (!read) {
      report_input(read.error(), tally, console);
      return !interrupted();
    }
    auto put = store->put_article(read->article, read->claims);
    if (!put) {
      report(read->article.name + ": " + put.error().message);
      return !interrupted() && put.error().code != ErrorCode::kIo;
    }
    ++tally.articles;
    tally.claims += read->claims.size();
    tally.add(*put);
    return !interrupted();
  });
  if (auto closed = store->close(); !closed) report(closed.error().message);
  return finish(tally, console);
}

}  // namespace

Command extract_command_row() {
  return {"extract",
          "PATH...",
          "print the claims of articles as JSON Lines",
          1,
          kAnyNumber,
          pipeline_options() +
              std::vector<Option>{{"mentions", "", "print the mentions instead"},
                                  {"times", "", "print the time expressions instead"},
                                  {"no-text", "", "leave out the texts of the articles"},
                                  data_option()},
          run_extract,
          true};
}

Command ingest_command_row() {
  return {"ingest",   "PATH...",  "read articles and put their claims into a store",
          1,          kAnyNumber, store_options() + pipeline_options(),
          run_ingest, true};
}

}  // namespace entente
