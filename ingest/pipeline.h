#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/claim.h"
#include "graph/result.h"
#include "ingest/extraction/claim_trace.h"
#include "ingest/reading/article_reader.h"

namespace entente {

/// The language model's file, under a data folder.
inline constexpr std::string_view kModelFile = "models/en_core_web_sm-3.8.0.bin";

/// An article's text as the parser gets it: a headline or a list item without a full stop gets one
/// in place of the first byte of the break that follows, so that it makes a sentence of its own.
/// Offsets stay.
std::string text_for_parser(std::string_view text);

/// A name as the command prints it: a row of `extract --mentions`. Roles without a name,
/// descriptions, pronouns and adjectives have none; `entente link` shows those too.
struct MentionRow {
  std::uint32_t begin = 0, end = 0;  ///< Bytes of the article's text.
  std::string text;
  Entity entity;
};

/// A time expression as the command prints it: a row of `extract --times`.
struct TimeRow {
  std::uint32_t begin = 0, end = 0;  ///< Bytes of the article's text.
  std::string text;
  std::string kind;   ///< "DATE", "DURATION", …
  std::string value;  ///< TIMEX3.
};

/// An article with what was found in it.
struct ExtractedArticle {
  Article article;                 ///< With the extractor's fingerprint.
  std::vector<Claim> claims;       ///< In the order of the text, with ids.
  std::vector<ClaimTrace> traces;  ///< How each claim was found, in the order of the claims.
  std::vector<MentionRow> mentions;
  std::vector<TimeRow> times;
};

struct PipelineOptions {
  std::filesystem::path data_dir;        ///< With models/, gazetteer/, lexicon/ and ontology/.
  unsigned jobs = 1;                     ///< Threads that read articles; at least one.
  std::optional<double> min_confidence;  ///< Claims below are dropped; by default the model's
                                         ///< threshold (ConfidenceModel).
  std::vector<std::filesystem::path>
      dictionaries;  ///< Users' actors and agents (knowledge/actor_dictionary.h); earlier ones win.
};

/// Articles through all steps: language, mentions, claims. Everything that is read from data_dir is
/// read once and shared by the threads.
class Pipeline {
 public:
  /// Errors of the parts, with the file and the reason.
  static Result<Pipeline> load(const PipelineOptions& options);
  Pipeline(Pipeline&&) noexcept;
  Pipeline& operator=(Pipeline&&) noexcept;
  ~Pipeline();

  /// Takes articles from the reader and gives each to `handle`, in the order of the reader
  /// whatever the number of threads, on the calling thread; an article that cannot be had is an
  /// error in its place, and the next follows. `handle` returns false to stop. At most a few
  /// articles for each thread are in memory.
  void run(ArticleReader& reader,
           const std::function<bool(Result<ExtractedArticle>)>& handle) const;

  /// One article, on this thread.
  ExtractedArticle extract(Article article) const;

  /// What of the dictionaries could not be read, a line each with file, line and reason.
  const std::vector<std::string>& problems() const;

  /// What the claims depend on beside the article: model, gazetteer, lexicon, ontology,
  /// dictionaries and the version of the code; 16 hex digits.
  const std::string& fingerprint() const;

  /// The model that gave the claims their confidence.
  const ConfidenceModel& confidence() const;

 private:
  struct Parts;
  explicit Pipeline(std::unique_ptr<Parts> parts);

  std::unique_ptr<Parts> parts_;
};

}  // namespace entente
