#include "ingest/pipeline.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <fstream>
#include <mutex>
#include <thread>
#include <utility>

#include "graph/ontology.h"
#include "ingest/extraction/extractor.h"
#include "ingest/knowledge/find_mentions.h"
#include "ingest/knowledge/load_knowledge.h"
#include "ingest/knowledge/naming_span.h"
#include "ingest/language/language_engine.h"

namespace entente {
namespace {

// Raised by hand when a change of the code changes what is extracted (CONTRIBUTING.md).
constexpr std::string_view kCodeVersion = "extraction-2";
constexpr std::size_t kArticlesPerThread = 4;  // In memory, read ahead or waiting to be handed on.

// The sum of a file, or of the files of a folder in the order of their names.
Result<std::uint64_t> checksum_of(const std::filesystem::path& path) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) {
    for (const auto& file : std::filesystem::directory_iterator(path, error)) {
      if (file.path().extension() == ".tsv") files.push_back(file.path());
    }
    std::sort(files.begin(), files.end());
  } else {
    files.push_back(path);
  }
  std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(),
                                                                 &XXH3_freeState);
  XXH3_64bits_reset(state.get());
  std::vector<char> buffer(std::size_t{1} << 16);
  for (const auto& file : files) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) return Error{ErrorCode::kIo, file.string() + ": cannot be opened"};
    while (stream.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) ||
           stream.gcount() > 0) {
      XXH3_64bits_update(state.get(), buffer.data(), static_cast<std::size_t>(stream.gcount()));
    }
  }
  return XXH3_64bits_digest(state.get());
}

Result<std::string> fingerprint_of(const std::filesystem::path& data_dir,
                                   std::optional<std::uint64_t> dictionaries) {
  std::string sums(kCodeVersion);
  for (const std::string_view part : {kModelFile, KnowledgeBase::kGazetteerFile,
                                      std::string_view("lexicon"), std::string_view("ontology")}) {
    auto sum = checksum_of(data_dir / part);
    if (!sum.ok()) return sum.error();
    sums += ' ' + std::to_string(*sum);
  }
  if (dictionaries) sums += ' ' + std::to_string(*dictionaries);
  std::array<char, 17> hex{};
  std::snprintf(hex.data(), hex.size(), "%016llx",
                static_cast<unsigned long long>(XXH3_64bits(sums.data(), sums.size())));
  return std::string(hex.data());
}

}  // namespace

std::string text_for_parser(std::string_view text) {
  std::string prepared(text);
  std::size_t at = 0;
  while ((at = prepared.find("\n\n", at)) != std::string::npos) {
    const unsigned char before = at > 0 ? static_cast<unsigned char>(prepared[at - 1]) : '.';
    const bool word = (before >= '0' && before <= '9') || (before >= 'A' && before <= 'Z') ||
                      (before >= 'a' && before <= 'z') || before == ')';
    if (word) prepared[at] = '.';
    at = prepared.find_first_not_of('\n', at + 1);
    if (at == std::string::npos) break;
  }
  return prepared;
}

struct Pipeline::Parts {
  PipelineOptions options;
  Ontology ontology;
  KnowledgeBase knowledge;
  LanguageEngine engine;
  std::optional<Extractor> extractor;  // Refers to ontology and knowledge above.
  std::string fingerprint;
  std::vector<std::string> problems;  // Of the dictionaries.

  ExtractedArticle read(Article article, LanguageWorker& worker) const;
};

ExtractedArticle Pipeline::Parts::read(Article article, LanguageWorker& worker) const {
  ExtractedArticle result;
  const Document document = worker.annotate(text_for_parser(article.text));
  const Mentions mentions = find_mentions(document, knowledge, article.published);
  Extraction extraction = extractor->extract(document, mentions, article);
  const double least = options.min_confidence.value_or(extractor->confidence().threshold());
  for (std::size_t i = 0; i < extraction.claims.size(); ++i) {
    if (extraction.claims[i].confidence < least) continue;
    result.claims.push_back(std::move(extraction.claims[i]));
    result.traces.push_back(std::move(extraction.traces[i]));
  }
  for (const Mention& mention : mentions) {
    if (const std::optional<TokenSpan> span = naming_span(document, mention)) {
      const std::uint32_t begin = document.token(span->begin).begin_byte;
      const std::uint32_t end = document.token(span->end - 1).end_byte;
      result.mentions.push_back({begin, end, std::string(document.text_of(*span)), mention.entity});
    }
  }
  for (const TimeExpression& time : extraction.times) {
    const std::uint32_t begin = document.token(time.tokens.begin).begin_byte;
    const std::uint32_t end = document.token(time.tokens.end - 1).end_byte;
    result.times.push_back({begin, end, std::string(document.text_of(time.tokens)),
                            std::string(to_string(time.kind)), time.value});
  }
  result.article = std::move(article);
  result.article.extractor = fingerprint;
  return result;
}

Pipeline::Pipeline(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Pipeline::Pipeline(Pipeline&&) noexcept = default;
Pipeline& Pipeline::operator=(Pipeline&&) noexcept = default;
Pipeline::~Pipeline() = default;

Result<Pipeline> Pipeline::load(const PipelineOptions& options) {
  auto ontology = Ontology::load((options.data_dir / "ontology").string());
  if (!ontology.ok()) return ontology.error();
  auto knowledge = load_knowledge(options.data_dir, options.dictionaries);
  if (!knowledge.ok()) return knowledge.error();
  auto engine = LanguageEngine::open(options.data_dir / kModelFile);
  if (!engine.ok()) return engine.error();
  auto fingerprint = fingerprint_of(options.data_dir, knowledge->dictionaries);
  if (!fingerprint.ok()) return fingerprint.error();
  auto parts = std::make_unique<Parts>(
      Parts{options, std::move(*ontology), std::move(knowledge->base), std::move(*engine),
            std::nullopt, std::move(*fingerprint), std::move(knowledge->problems)});
  auto extractor = Extractor::load(options.data_dir.string(), parts->ontology, parts->knowledge);
  if (!extractor.ok()) return extractor.error();
  parts->extractor.emplace(std::move(*extractor));
  return Pipeline(std::move(parts));
}

const std::vector<std::string>& Pipeline::problems() const { return parts_->problems; }

const std::string& Pipeline::fingerprint() const { return parts_->fingerprint; }

const ConfidenceModel& Pipeline::confidence() const { return parts_->extractor->confidence(); }

ExtractedArticle Pipeline::extract(Article article) const {
  LanguageWorker worker = parts_->engine.make_worker();
  return parts_->read(std::move(article), worker);
}

namespace {

/// Hands numbered articles to threads and takes their results back in order.
class OrderedQueue {
 public:
  struct Task {
    std::size_t number = 0;
    std::optional<Article> article;  // Nothing: there are no more.
  };

  explicit OrderedQueue(std::size_t capacity) : capacity_(capacity) {}

  void push(Article article) {
    const std::lock_guard lock(mutex_);
    tasks_.push_back({next_number_++, std::move(article)});
    results_.emplace_back();
    changed_.notify_all();
  }

  void push_error(Error error) {
    const std::lock_guard lock(mutex_);
    ++next_number_;
    results_.emplace_back(Result<ExtractedArticle>(std::move(error)));
    changed_.notify_all();
  }

  bool is_full() {
    const std::lock_guard lock(mutex_);
    return results_.size() >= capacity_;
  }

  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    changed_.notify_all();
  }

  Task take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return !tasks_.empty() || closed_; });
    if (tasks_.empty()) return {};
    Task task = std::move(tasks_.front());
    tasks_.pop_front();
    return task;
  }

  void finish(std::size_t number, Result<ExtractedArticle> result) {
    const std::lock_guard lock(mutex_);
    results_[number - first_number_] = std::move(result);
    changed_.notify_all();
  }

  /// The next result in order, waiting for it; nothing if all were given.
  std::optional<Result<ExtractedArticle>> next() {
    std::unique_lock lock(mutex_);
    if (results_.empty()) return std::nullopt;
    changed_.wait(lock, [&] { return results_.front().has_value(); });
    auto result = std::move(results_.front());
    results_.pop_front();
    ++first_number_;
    return result;
  }

 private:
  std::size_t capacity_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Task> tasks_;
  std::deque<std::optional<Result<ExtractedArticle>>> results_;  // From first_number_ on.
  std::size_t next_number_ = 0, first_number_ = 0;
  bool closed_ = false;
};

}  // namespace

void Pipeline::run(ArticleReader& reader,
                   const std::function<bool(Result<ExtractedArticle>)>& handle) const {
  const unsigned jobs = std::max(1U, parts_->options.jobs);
  OrderedQueue queue(jobs * kArticlesPerThread);
  std::vector<std::jthread> threads;
  threads.reserve(jobs);
  for (unsigned i = 0; i < jobs; ++i) {
    threads.emplace_back([&] {
      LanguageWorker worker = parts_->engine.make_worker();
      for (auto task = queue.take(); task.article; task = queue.take()) {
        queue.finish(task.number, parts_->read(std::move(*task.article), worker));
      }
    });
  }
  bool reading = true, going = true;
  while (going) {
    while (reading && !queue.is_full()) {
      auto article = reader.next();
      if (!article) {
        reading = false;
      } else if (article->ok()) {
        queue.push(std::move(**article));
      } else {
        queue.push_error(article->error());
      }
    }
    auto result = queue.next();
    if (!result) break;
    going = handle(std::move(*result));
  }
  queue.close();
}

}  // namespace entente
