#include "cli/edge_output.h"
#include "cli/query_commands.h"
#include "cli/query_session.h"
#include "query/path_search.h"

namespace entente {

namespace {

constexpr std::size_t kMostPaths = 100;

/// The entities of a list option, or why one is unknown.
Result<std::vector<EntityNumber>> resolve_list(const Arguments& arguments, std::string_view option,
                                               const QuerySession& session, AskedQuery& asked,
                                               Console& console) {
  std::vector<EntityNumber> numbers;
  std::string ids;
  for (const std::string& word : arguments.all(option)) {
    auto entity = resolve_word(session, word, console);
    if (!entity) return with_context("--" + std::string(option), entity.error());
    ids += (ids.empty() ? "" : ",") + entity->entity.id;
    numbers.push_back(entity->number);
  }
  if (!ids.empty()) asked.words.emplace_back(option, ids);
  return numbers;
}

Result<PathOrder> order_option(const Arguments& arguments) {
  static constexpr std::pair<std::string_view, PathOrder> kOrders[] = {
      {"hops", PathOrder::kHops}, {"confidence", PathOrder::kConfidence}};
  return word_option(arguments, "by", "hops", kOrders);
}

Result<PathsAnswer> find(const Arguments& arguments, const QuerySession& session, AskedQuery& asked,
                         Console& console) {
  PathQuery query;
  auto from = resolve_word(session, arguments.words[0], console);
  if (!from) return from.error();
  auto to = resolve_word(session, arguments.words[1], console);
  if (!to) return to.error();
  asked.entities = {{"from", from->entity}, {"to", to->entity}};
  query.from = from->number;
  query.to = to->number;
  auto via = resolve_list(arguments, "via", session, asked, console);
  if (!via) return via.error();
  auto avoid = resolve_list(arguments, "avoid", session, asked, console);
  if (!avoid) return avoid.error();
  query.via = std::move(*via);
  query.avoid = std::move(*avoid);
  auto count = count_option(arguments, "k", 1);
  if (!count) return count.error();
  if (*count > kMostPaths)
    return Error{ErrorCode::kInvalidArgument, "-k: at most " + std::to_string(kMostPaths)};
  query.count = std::min(*count, session.filters.limit);
  auto order = order_option(arguments);
  if (!order) return order.error();
  query.order = *order;
  asked.words.emplace_back("by", arguments.find("by").value_or("hops"));
  if (query.order == PathOrder::kConfidence && arguments.has("most-hops"))
    return Error{ErrorCode::kInvalidArgument, "--most-hops: cannot stand beside --by confidence"};
  auto hops = count_option(arguments, "most-hops", query.most_hops);
  if (!hops) return hops.error();
  query.most_hops = *hops;
  EdgeReader reader(session.snapshot, session.ontology, session.filters.evidence);
  return find_paths(reader, session.filters, query);
}

ExitStatus run_path(const Arguments& arguments, Console& console) {
  auto session = open_session(arguments);
  if (!session) return console.fail(session.error());
  AskedQuery asked{"path", {}, {}};
  auto answer = find(arguments, **session, asked, console);
  if (!answer) return fail_query(answer.error(), console);
  return print_paths(asked, *answer, **session, console);
}

}  // namespace

Command path_command_row() {
  return {
      "path",
      "A B",
      "the shortest or the most certain ways from one entity to another",
      2,
      2,
      query_options() +
          std::vector<Option>{
              {"k", "N", "the N best paths (default: 1)"},
              {"by", "WHAT", "hops: the shortest; confidence: the most certain (default: hops)"},
              {"via", "ENTITY", "only over this entity (may be repeated)"},
              {"avoid", "ENTITY", "not over this entity (may be repeated)"},
              {"most-hops", "N", "at most so many edges (default: 8)"},
          },
      run_path};
}

}  // namespace entente
