#include "ingest/extraction/attribution.h"

namespace entente {
namespace {

using enum Dependency;

constexpr TokenIndex kMaxSentencesBack = 4;  // How far a quotation is followed.

bool ends_paragraph(const Token& token) {
  return token.pos == PartOfSpeech::kSpace && token.text.find('\n') != std::string_view::npos;
}

}  // namespace

Attribution::Attribution(const Document& document, const ArgumentFinder& finder,
                         const PredicateLexicon& lexicon)
    : document_(document),
      finder_(finder),
      lexicon_(lexicon),
      quoted_(document.tokens().size(), false),
      sentence_speaker_(document.sentences().size()) {
  mark_quotations();
  find_speakers();
}

void Attribution::mark_quotations() {
  bool open = false;
  for (TokenIndex i = 0; i < quoted_.size(); ++i) {
    const Token& token = document_.token(i);
    if (ends_paragraph(token)) open = false;
    if (token.text == "“") {
      open = true;
    } else if (token.text == "”") {
      open = false;
    } else if (token.text == "\"") {
      open = !open;
    } else {
      quoted_[i] = open;
    }
  }
}

std::optional<Argument> Attribution::subject_of(TokenIndex verb) const {
  if (is_passive(document_, verb)) return std::nullopt;
  const auto subject = surface_subject(document_, verb);
  if (!subject) return std::nullopt;
  std::vector<Argument> found = finder_.resolve(*subject);
  if (found.empty()) return std::nullopt;
  return found.front();
}

void Attribution::find_speakers() {
  for (TokenIndex s = 0; s < sentence_speaker_.size(); ++s) {
    const TokenSpan sentence = document_.sentences()[s];
    for (TokenIndex i = sentence.begin; i < sentence.end; ++i) {
      const Token& token = document_.token(i);
      if (quoted_[i] || token.pos != PartOfSpeech::kVerb) continue;
      if (!lexicon_.in_class("speech", lower_lemma(token))) continue;
      if (auto speaker = subject_of(i)) sentence_speaker_[s] = std::move(speaker);
    }
  }
}

// "According to the ministry, …": said of the clause that it hangs on and all below.
std::optional<Argument> Attribution::according_to(TokenIndex token) const {
  const TokenSpan sentence = document_.sentences()[document_.token(token).sentence];
  for (TokenIndex i = sentence.begin; i < sentence.end; ++i) {
    if (lower_ascii(document_.token(i).text) != "according") continue;
    if (!dominates(document_, document_.token(i).head, token)) continue;
    for (const TokenIndex object : prepositional_objects(document_, i, "to")) {
      std::vector<Argument> found = finder_.resolve(object);
      if (!found.empty() && !dominates(document_, i, token)) return found.front();
    }
  }
  return std::nullopt;
}

std::optional<Argument> Attribution::speaker(TokenIndex token, const Standing& standing) const {
  if (standing.speech) {
    if (auto found = subject_of(*standing.speech)) return found;
  }
  if (auto found = according_to(token)) return found;
  if (!quoted_[token]) return std::nullopt;
  const TokenIndex sentence = document_.token(token).sentence;
  for (TokenIndex back = 0; back <= kMaxSentencesBack && back <= sentence; ++back) {
    if (sentence_speaker_[sentence - back]) return sentence_speaker_[sentence - back];
  }
  return std::nullopt;
}

}  // namespace entente
