#include "ingest/language/lemmatizer.h"

#include <algorithm>
#include <cctype>

namespace entente {

Result<Lemmatizer> Lemmatizer::load(const ModelFile& file, const CharacterTable& characters) {
  Lemmatizer lemmatizer;
  lemmatizer.characters_ = &characters;
  lemmatizer.tables_.resize(static_cast<std::size_t>(PartOfSpeech::kSpace) + 1);
  SectionReader reader(file);
  const StringList names = reader.strings("lemma.pos");
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string prefix = "lemma." + std::string(names[i]);
    std::string upper(names[i]);
    std::transform(upper.begin(), upper.end(), upper.begin(),
                   [](unsigned char byte) { return static_cast<char>(std::toupper(byte)); });
    const auto pos = parse_part_of_speech(upper);
    if (!pos) reader.reject("lemma.pos", "unknown part of speech");
    Table table;
    table.index = reader.strings(prefix + ".index");
    table.words = reader.strings(prefix + ".words");
    table.forms = reader.strings(prefix + ".forms");
    table.old_endings = reader.strings(prefix + ".old");
    table.new_endings = reader.strings(prefix + ".new");
    const auto count = static_cast<std::uint32_t>(table.words.size() + 1);
    table.form_of = reader.numbers(prefix + ".form_of", {count}).values;
    if (!reader.ok()) return reader.error();
    if (!std::is_sorted(table.form_of.begin(), table.form_of.end()) ||
        table.form_of.back() != table.forms.size() ||
        table.old_endings.size() != table.new_endings.size()) {
      reader.reject(prefix + ".form_of", "tables of different lengths");
      return reader.error();
    }
    lemmatizer.tables_[static_cast<std::size_t>(*pos)] = table;
  }
  if (!reader.ok()) return reader.error();
  return lemmatizer;
}

bool Lemmatizer::is_base_form(PartOfSpeech pos, const Inflection& inflection) {
  if (pos == PartOfSpeech::kNoun && inflection.is_singular) return true;
  if (pos == PartOfSpeech::kVerb && inflection.is_plain_present) return true;
  return inflection.is_base_form;
}

std::string_view Lemmatizer::lemma_of(Lexeme& lexeme, PartOfSpeech pos,
                                      const Inflection& inflection, Vocabulary& vocabulary) const {
  if (pos == PartOfSpeech::kNone || pos == PartOfSpeech::kSpace || is_base_form(pos, inflection)) {
    return lexeme.lower;
  }
  const Table& table = tables_[static_cast<std::size_t>(pos)];
  if (table.empty()) return pos == PartOfSpeech::kPropn ? lexeme.text : lexeme.lower;
  const auto key = static_cast<std::uint32_t>(pos);
  for (const auto& [known, lemma] : lexeme.lemmas) {
    if (known == key) return lemma;
  }
  const std::string lemma = apply_rules(lexeme, table);
  const std::string_view kept = lemma == lexeme.lower  ? lexeme.lower
                                : lemma == lexeme.text ? lexeme.text
                                                       : vocabulary.keep(lemma);
  lexeme.lemmas.emplace_back(key, kept);
  return kept;
}

std::string Lemmatizer::apply_rules(const Lexeme& lexeme, const Table& table) const {
  const std::string_view word = lexeme.lower;
  std::vector<std::string> forms, unknown;
  for (std::size_t i = 0; i < table.old_endings.size(); ++i) {
    const std::string_view ending = table.old_endings[i];
    if (!word.ends_with(ending)) continue;
    std::string form(word.substr(0, word.size() - ending.size()));
    form += table.new_endings[i];
    if (form.empty()) continue;
    if (table.index.find(form)) {
      forms.insert(forms.begin(), std::move(form));
    } else if (!is_alphabetic(form)) {
      forms.push_back(std::move(form));
    } else {
      unknown.push_back(std::move(form));
    }
  }
  // Exceptions come first, the last one foremost, unless the rules gave them already.
  if (const auto found = table.words.find(word)) {
    for (std::size_t i = table.form_of[*found]; i < table.form_of[*found + 1]; ++i) {
      const std::string form(table.forms[i]);
      if (std::find(forms.begin(), forms.end(), form) == forms.end()) {
        forms.insert(forms.begin(), form);
      }
    }
  }
  if (!forms.empty()) return forms.front();
  return unknown.empty() ? std::string(lexeme.text) : unknown.front();
}

bool Lemmatizer::is_listed(std::string_view lower, const Table& table) const {
  if (table.index.find(lower) || table.words.find(lower)) return true;
  for (std::size_t i = 0; i < table.old_endings.size(); ++i) {
    const std::string_view ending = table.old_endings[i];
    if (!lower.ends_with(ending) || lower.size() == ending.size()) continue;
    std::string form(lower.substr(0, lower.size() - ending.size()));
    form += table.new_endings[i];
    if (table.index.find(form)) return true;
  }
  return false;
}

bool Lemmatizer::is_listed(Lexeme& lexeme) const {
  if (!lexeme.is_listed) {
    const auto table = [this](PartOfSpeech pos) -> const Table& {
      return tables_[static_cast<std::size_t>(pos)];
    };
    lexeme.is_listed = is_listed(lexeme.lower, table(PartOfSpeech::kVerb)) ||
                       is_listed(lexeme.lower, table(PartOfSpeech::kAdj));
  }
  return *lexeme.is_listed;
}

bool Lemmatizer::is_alphabetic(std::string_view text) const {
  for (std::size_t offset = 0; offset < text.size();) {
    const auto [code, bytes] = decode_character(text, offset);
    if (!characters_->is_alpha(code)) return false;
    offset += bytes;
  }
  return true;
}

}  // namespace entente
