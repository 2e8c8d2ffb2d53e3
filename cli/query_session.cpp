#include "cli/query_session.h"

#include "cli/data_folder.h"
#include "cli/known_names.h"
#include "graph/text.h"

namespace entente {

Result<std::unique_ptr<QuerySession>> open_unformatted_session(const Arguments& arguments,
                                                               OpenMode mode) {
  std::string data = data_folder(arguments);
  auto ontology = Ontology::load(data + "/ontology");
  if (!ontology) return ontology.error();
  auto filters = read_filters(arguments, *ontology);
  if (!filters) return filters.error();
  auto store = Store::open(store_folder(arguments), StoreOptions{mode, nullptr});
  if (!store) return store.error();
  Snapshot snapshot = store->snapshot();
  return std::make_unique<QuerySession>(QuerySession{std::move(*store), std::move(snapshot),
                                                     std::move(*ontology), std::move(*filters),
                                                     std::move(data)});
}

Result<std::unique_ptr<QuerySession>> open_session(const Arguments& arguments, OpenMode mode) {
  static constexpr std::pair<std::string_view, Format> kFormats[] = {{"table", Format::kTable},
                                                                     {"json", Format::kJson},
                                                                     {"ndjson", Format::kNdjson},
                                                                     {"csv", Format::kCsv}};
  auto format = word_option(arguments, "format", "table", kFormats);
  if (!format) return format.error();
  auto session = open_unformatted_session(arguments, mode);
  if (session) (*session)->format = *format;
  return session;
}

Result<ResolvedEntity> resolve_word(const QuerySession& session, std::string_view word,
                                    Console& console) {
  auto resolved = resolve_entity(session.snapshot, word);
  if (!resolved && resolved.error().code == ErrorCode::kNotFound) {
    auto known = resolve_known_name(session.snapshot, session.data_folder, word);
    return known || known.error().code != ErrorCode::kNotFound ? known : resolved;
  }
  if (!resolved || resolved->passed_over.empty()) return resolved;
  std::string others;
  for (const Entity& other : resolved->passed_over)
    others += (others.empty() ? "" : ", ") + other.id;
  console.report(quoted(word) + " is taken for " + resolved->entity.id +
                 "; also of that name: " + others);
  return resolved;
}

Result<ClaimEntry> resolve_claim(const Snapshot& snapshot, std::string_view text) {
  constexpr std::size_t kMostIdsNamed = 5;
  constexpr std::string_view kEdge = "edge:";
  if (text.starts_with(kEdge)) text.remove_prefix(kEdge.size());
  text = text.substr(0, text.find('/'));
  auto found = snapshot.find_claim_prefix(text, kMostIdsNamed + 1);
  if (!found) return found.error();
  if (found->empty()) return Error{ErrorCode::kNotFound, "no claim has the id " + quoted(text)};
  if (found->size() == 1) return found->front();
  std::string ids;
  for (std::size_t i = 0; i < found->size() && i < kMostIdsNamed; ++i)
    ids += (i == 0 ? "" : ", ") + (*found)[i].id.to_string();
  return Error{ErrorCode::kInvalidArgument, quoted(text) + " may be any of " + ids};
}

ExitStatus fail_query(const Error& error, Console& console) {
  console.report(error.message);
  return error.code == ErrorCode::kNotFound ? ExitStatus::kNothingFound : ExitStatus::kError;
}

}  // namespace entente
