#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "graph/result.h"
#include "ingest/language/document.h"

namespace entente {

class LanguageWorker;

/// The language engine: runs one of spaCy's convolutional English pipelines (tokenizer, tagger,
/// parser, attribute ruler, lemmatizer, names) from a model that scripts/convert_model.py made. The
/// weights are mapped into memory once; copies are cheap and share them, and may be used by many
/// threads.
class LanguageEngine {
 public:
  /// Opens a model file, for instance data/models/en_core_web_sm-3.8.0.bin. kNotFound if it, or the
  /// matrix library OpenBLAS, is missing; kCorruption, kUnsupported or kIo as ModelFile::open.
  static Result<LanguageEngine> open(const std::filesystem::path& path);

  /// A worker for one thread. It keeps what depends on a word alone, so make one a thread, not one
  /// an article.
  LanguageWorker make_worker() const;

 private:
  friend class LanguageWorker;
  struct Pipeline;
  explicit LanguageEngine(std::shared_ptr<const Pipeline> pipeline);

  std::shared_ptr<const Pipeline> pipeline_;
};

/// Annotates articles, one after the other, for one thread. An article's annotations depend on its
/// text and the model alone, not on what the worker read before.
class LanguageWorker {
 public:
  LanguageWorker(LanguageWorker&&) noexcept;
  LanguageWorker& operator=(LanguageWorker&&) noexcept;
  ~LanguageWorker();

  /// The text with its tokens, sentences, syntax and names. Any bytes will do: those that are not
  /// UTF-8 count as unknown characters. Time is linear in the text; so is memory, for the document
  /// itself. Requires: text.size() < 2^31.
  Document annotate(std::string text);

 private:
  friend class LanguageEngine;
  struct State;
  explicit LanguageWorker(std::shared_ptr<const LanguageEngine::Pipeline> pipeline);

  std::unique_ptr<State> state_;
};

}  // namespace entente
