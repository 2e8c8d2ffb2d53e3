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

/// The entity that a word of the command means, noted as understood under `role`.
Result<EntityNumber> entity_of(const QuerySession& session, const std::string& word,
                               std::string_view role, AskedQuery& asked, Console& console) {
  auto entity = resolve_word(session, word, console);
  if (!entity) return entity.error();
  asked.entities.emplace_back(role, entity->entity);
  return entity->number;
}

/// answer_with() for questions about the entity of the first word.
template <class Ask>
ExitStatus answer_about_entity(const Arguments& arguments, Console& console,
                               std::string_view command, Ask ask) {
  return answer_with(
      arguments, console, command,
      [&](QuerySession& session, EdgeQueries& queries, AskedQuery& asked) -> Result<Answer> {
        auto entity = entity_of(session, arguments.words[0], "entity", asked, console);
        if (!entity) return entity.error();
        return ask(queries, *entity);
      });
}

ExitStatus run_neighbors(const Arguments& arguments, Console& console) {
  return answer_about_entity(
      arguments, console, "neighbors",
      [](EdgeQueries& queries, EntityNumber entity) { return queries.neighbors(entity); });
}

ExitStatus run_who(const Arguments& arguments, Console& console) {
  return answer_with(
      arguments, console, "who",
      [&](QuerySession& session, EdgeQueries& queries, AskedQuery& asked) -> Result<Answer> {
        auto relation = resolve_relation(session.ontology, arguments.words[0]);
        if (!relation) return relation.error();
        auto entity = entity_of(session, arguments.words[1], "entity", asked, console);
        if (!entity) return entity.error();
        asked.words.emplace_back("relation", (*relation)->name);
        return queries.who(**relation, *entity);
      });
}

ExitStatus run_timeline(const Arguments& arguments, Console& console) {
  return answer_with(
      arguments, console, "timeline",
      [&](QuerySession& session, EdgeQueries& queries, AskedQuery& asked) -> Result<Answer> {
        auto entity = entity_of(session, arguments.words[0], "entity", asked, console);
        if (!entity) return entity.error();
        if (arguments.words.size() == 1) return queries.timeline(*entity, std::nullopt);
        auto other = entity_of(session, arguments.words[1], "other", asked, console);
        if (!other) return other.error();
        return queries.timeline(*entity, *other);
      });
}

ExitStatus run_state(const Arguments& arguments, Console& console) {
  if (!arguments.has("at") && !arguments.has("from") && !arguments.has("to"))
    return console.fail({ErrorCode::kInvalidArgument, "state: needs --at DAY"});
  return answer_about_entity(
      arguments, console, "state",
      [](EdgeQueries& queries, EntityNumber entity) { return queries.state(entity); });
}

ExitStatus run_disputes(const Arguments& arguments, Console& console) {
  if (!arguments.words.empty()) {
    return answer_about_entity(
        arguments, console, "disputes",
        [](EdgeQueries& queries, EntityNumber entity) { return queries.disputes(entity); });
  }
  return answer_with(arguments, console, "disputes",
                     [](QuerySession&, EdgeQueries& queries, AskedQuery&) {
                       return queries.disputes(std::nullopt);
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
  return {"state",
          "ENTITY",
          "which states held on a day, also of bases inside it: certainly, possibly",
          1,
          1,
          query_options(),
          run_state};
}

Command disputes_command_row() {
  return {"disputes",      "[ENTITY]",  "claims that cannot all be true", 0, 1,
          query_options(), run_disputes};
}

}  // namespace entente
