// Runs a table of texts: surface_forms TABLE LEAST_RATE. A row is a text, a span of it (its last
// occurrence), the ids of the entities meant, parted by '|' ("none" for nobody), and the day of
// publication. Prints the rate and each miss; a lower rate than LEAST_RATE is a failure.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "graph/edtf.h"
#include "ingest/knowledge/find_mentions.h"
#include "ingest/language/language_engine.h"

namespace {

using namespace entente;

struct Form {
  std::string sentence, span, id, date;
};

std::vector<Form> read_forms(const std::string& path) {
  std::ifstream file(path);
  std::vector<Form> forms;
  std::string line;
  std::getline(file, line);  // The names of the columns.
  while (std::getline(file, line)) {
    std::vector<std::string> fields(1);
    for (char c : line) {
      if (c == '\t') {
        fields.emplace_back();
      } else {
        fields.back().push_back(c);
      }
    }
    fields.resize(4);
    forms.push_back({fields[0], fields[1], fields[2], fields[3]});
  }
  return forms;
}

/// The span's bytes: of its last occurrence, where "Name ... Name" repeats what is meant.
std::pair<std::size_t, std::size_t> bytes_of(const Form& form) {
  const std::size_t begin = form.sentence.rfind(form.span);
  return {begin, begin + form.span.size()};
}

/// What the narrowest mention over the span means: its entity, or the place under it.
std::string meaning(const Document& document, const Mentions& mentions, const Form& form) {
  const auto [begin, end] = bytes_of(form);
  std::string best = "none";
  std::size_t best_length = std::string::npos;
  for (const Mention& mention : mentions) {
    const auto covers = [&](TokenSpan span) {
      return span.size() > 0 && document.token(span.begin).begin_byte <= begin &&
             document.token(span.end - 1).end_byte >= end;
    };
    const std::size_t length = mention.tokens.size();
    const bool named = covers(mention.name);
    if ((named || covers(mention.tokens)) && length < best_length) {
      best_length = length;
      best = mention.members.empty() ? mention.entity.id : std::string();
      for (const Entity& member : mention.members) {
        best += (best.empty() ? "" : "|") + member.id;
      }
    }
  }
  return best;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string source = ENTENTE_SOURCE_DIR;
  const std::vector<Form> forms = argc == 3 ? read_forms(argv[1]) : std::vector<Form>();
  const double least = argc == 3 ? std::atof(argv[2]) : 1;
  const auto knowledge = KnowledgeBase::load(source + "/data");
  const auto engine = LanguageEngine::open(source + "/data/models/en_core_web_sm-3.8.0.bin");
  if (!knowledge || !engine || forms.empty()) {
    std::fprintf(stderr, "surface_forms: cannot read the forms, the facts or the model\n");
    return 2;
  }
  LanguageWorker worker = engine->make_worker();
  std::size_t right = 0;
  for (const Form& form : forms) {
    const Document document = worker.annotate(form.sentence);
    std::optional<Day> published;
    if (auto day = parse_day(form.date)) {
      published = *day;
    }
    const std::string id = meaning(document, find_mentions(document, *knowledge, published), form);
    if (id == form.id) {
      ++right;
    } else {
      std::printf("%-24s %-34s not %-34s %s\n", form.span.c_str(), form.id.c_str(), id.c_str(),
                  form.sentence.c_str());
    }
  }
  const double rate = static_cast<double>(right) / static_cast<double>(forms.size());
  std::printf("%zu of %zu surface forms right: %.3f (at least %.3f)\n", right, forms.size(), rate,
              least);
  return rate >= least ? 0 : 1;
}
