// neighbors, who, timeline, state and disputes: the questions that a list of edges answers.
#include "cli/edge_output.h"
#include "cli/query_commands.h"
#include "cli/query_session.h"
#include "query/edge_queries.h"

namespace entente {

namespace {

/// Opens the store, asks, prints: what all these commands share.
template <class Ask>
ExitStatus answer_with(const Arguments& arguments, Console& console, std::string_view command,
                       Ask ask) {
  auto session = open_session(arguments);
  if (!session) return console.fail(session.error());
  EdgeQueries queries((*session)->snapshot, (*session)->ontology, (*session)->filters);
  AskedQuery asked{std::string(command), {}, {}};
  auto answer = ask(**session, queries, asked);
  if (!answer) return fail_query(answer.error(), console);
  return print_answer(asked, *answer, **session, console);
}

ExitStatus run_neighbors(const Arguments& arguments, Console& console) {
  return answer_with(
      arguments, console, "neighbors",
      [&](QuerySession& session, EdgeQueries& queries, AskedQuery& asked) -> Result<Answer> {
        auto entity = resolve_word(session, arguments.words[0], console);
        if (!entity) return entity.error();
        asked.entities.emplace_back("entity", entity->entity);
        return queries.neighbors(entity->number);
      });
}

ExitStatus run_who(const Arguments& arguments, Console& console) {
  return answer_with(
      arguments, console, "who",
      [&](QuerySession& session, EdgeQueries& queries, AskedQuery& asked) -> Result<Answer> {
        auto relation = resolve_relation(session.ontology, arguments.words[0]);
        if (!relation) return relation.error();
        auto entity = resolve_word(session, arguments.words[1], console);
        if (!entity) return entity.error();
        asked.words.emplace_back("relation", (*relation)->name);
        asked.entities.emplace_back("entity", entity->entity);
        return queries.who(**relation, entity->number);
      });
}

ExitStatus run_timeline(const Arguments& arguments, Console& console) {
  return answer_with(
      arguments, console, "timeline",
      [&](QuerySession& session, EdgeQueries& queries, AskedQuery& asked) -> Result<Answer> {
        auto entity = resolve_word(session, arguments.words[0], console);
        if (!entity) return entity.error();
        asked.entities.emplace_back("entity", entity->entity);
        if (arguments.words.size() == 1) return queries.timeline(entity->number, std::nullopt);
        auto other = resolve_word(session, arguments.words[1], console);
        if (!other) return other.error();
        asked.entities.emplace_back("other", other->entity);
        return queries.timeline(entity->number, other->number);
      });
}

ExitStatus run_state(const Arguments& arguments, Console& console) {
  if (!arguments.has("at") && !arguments.has("from") && !arguments.has("to"))
    return console.fail({ErrorCode::kInvalidArgument, "state: needs --at DAY"});
  return answer_with(
      arguments, console, "state",
      [&](QuerySession& session, EdgeQueries& queries, AskedQuery& asked) -> Result<Answer> {
        auto entity = resolve_word(session, arguments.words[0], console);
        if (!entity) return entity.error();
        asked.entities.emplace_back("entity", entity->entity);
        return queries.state(entity->number);
      });
}

ExitStatus run_disputes(const Arguments& arguments, Console& console) {
  return answer_with(
      arguments, console, "disputes",
      [&](QuerySession& session, EdgeQueries& queries, AskedQuery& asked) -> Result<Answer> {
        if (arguments.words.empty()) return queries.disputes(std::nullopt);
        auto entity = resolve_word(session, arguments.words[0], console);
        if (!entity) return entity.error();
        asked.entities.emplace_back("entity", entity->entity);
        return queries.disputes(entity->number);
      });
}

}  // namespace

Command neighbors_command_row() {
  return {"neighbors",     "ENTITY",     "what links an entity to others", 1, 1,
          query_options(), run_neighbors};
}

Command who_command_row() {
  return {"who",  "RELATION ENTITY", "who stands in a relation to an entity", 2, 2, query_options(),
          run_who};
}

Command timeline_command_row() {
  return {"timeline",
          "ENTITY [B]",
          "all that is said of an entity, or of a pair, in the order of time",
          1,
          2,
          query_options(),
          run_timeline};
}

Command state_command_row() {
  return {"state",         "ENTITY", "which states held on a day, certainly and possibly", 1, 1,
          query_options(), run_state};
}

Command disputes_command_row() {
  return {"disputes",      "[ENTITY]",  "claims that cannot all be true", 0, 1,
          query_options(), run_disputes};
}

}  // namespace entente
