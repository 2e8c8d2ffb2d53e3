// forget, merge, split, rename, reject, confirm, log and undo: decisions about a store.
#include "cli/decision_commands.h"

#include <fmt/format.h>

#include <chrono>
#include <map>

#include "cli/asked_query.h"
#include "cli/csv.h"
#include "cli/default_data_folder.h"
#include "cli/query_options.h"
#include "cli/query_session.h"
#include "graph/decision.h"
#include "graph/json.h"
#include "graph/text.h"
#include "query/answer_json.h"

namespace entente {

namespace {

std::vector<Option> decision_options() {
  return store_options() +
         std::vector<Option>{{"why", "TEXT", "the reason, for the log"},
                             {"who", "NAME", "who decides (default: the user of this machine)"},
                             {"format", "F", "table, json or ndjson"}};
}

std::string user_name() {
  for (const char* variable : {"ENTENTE_USER", "USER", "LOGNAME"})
    if (auto name = find_variable(variable)) return *name;
  return "unknown";
}

std::int64_t now() {
  using namespace std::chrono;
  return duration_cast<microseconds>(system_clock::now().time_since_epoch()).count();
}

/// "merge person/a with person/b"
std::string in_words(const Decision& decision) {
  const auto claims = [&] {
    const ClaimName& first = decision.claims.front();
    return fmt::format(
        "{} {}{}{}", first.subject, first.relation, first.object.empty() ? "" : " " + first.object,
        decision.claims.size() == 1 ? "" : fmt::format(" and {} more", decision.claims.size() - 1));
  };
  switch (decision.kind) {
    case DecisionKind::kForgetArticle:
      return "forget article " + decision.target;
    case DecisionKind::kForgetSource:
      return "forget source " + quoted(decision.target);
    case DecisionKind::kPurgeArticle:
      return "purge article " + decision.target;
    case DecisionKind::kPurgeSource:
      return "purge source " + quoted(decision.target);
    case DecisionKind::kMerge:
      return "merge " + decision.other + " into " + decision.target;
    case DecisionKind::kSplit:
      return fmt::format("split {} from {}: {}", decision.other, decision.target, claims());
    case DecisionKind::kRename:
      return "rename " + decision.target + " to " + quoted(decision.other);
    case DecisionKind::kReject:
      return "reject " + claims();
    case DecisionKind::kConfirm:
      return "confirm " + claims();
    case DecisionKind::kUndo:
      return "undo " + decision.target;
  }
  return {};
}

std::string log_line(const Decision& decision, const DecisionLog& log) {
  const bool undone = decision.kind != DecisionKind::kUndo && !log.stands(decision);
  return fmt::format("{}  {}  {}  {}{}{}\n", decision.id.substr(0, 8),
                     format_instant(decision.when).substr(0, 19), decision.who, in_words(decision),
                     decision.why.empty() ? "" : "  (" + decision.why + ")",
                     undone ? "  [undone]" : "");
}

void write_logged(JsonWriter& writer, const Decision& decision, const DecisionLog& log) {
  writer.begin_object();
  write_decision_fields(writer, decision);
  writer.key("stands").boolean(log.stands(decision)).end_object();
}

/// Prints decisions in the session's format.
void print_decisions(const std::vector<Decision>& decisions, const DecisionLog& log,
                     std::string_view command, const QuerySession& session, Console& console) {
  if (session.format == Format::kJson) {
    console.print(answer_json(
        [&](JsonWriter& writer) {
          write_query(writer, {std::string(command), {}, {}}, session.filters);
        },
        [&](JsonWriter& writer) {
          for (const Decision& decision : decisions)
            write_logged(writer, decision, log);
        },
        false));
    return;
  }
  if (session.format == Format::kCsv)
    console.print(csv_line({"decision", "when", "who", "kind", "what", "why", "stands"}));
  for (const Decision& decision : decisions) {
    if (session.format == Format::kTable) {
      console.print(log_line(decision, log));
    } else if (session.format == Format::kCsv) {
      console.print(csv_line({decision.id, format_instant(decision.when), decision.who,
                              std::string(to_string(decision.kind)), in_words(decision),
                              decision.why, log.stands(decision) ? "yes" : "no"}));
    } else {
      JsonWriter writer;
      write_logged(writer, decision, log);
      console.print(writer.take() + "\n");
    }
  }
}

/// Opens the store to write, makes the decisions that `draft` asks for, and prints them. All the
/// commands but log share it.
template <class MakeDrafts>
ExitStatus decide_with(const Arguments& arguments, Console& console, std::string_view command,
                       const MakeDrafts& drafts_of) {
  auto session = open_session(arguments, OpenMode::kReadWrite);
  if (!session) return fail_query(session.error(), console);
  Result<std::vector<Decision>> drafts = drafts_of(**session);
  if (!drafts) return fail_query(drafts.error(), console);
  std::vector<Decision> made;
  for (Decision& draft : *drafts) {
    draft.who = arguments.find("who").value_or(user_name());
    draft.why = arguments.find("why").value_or("");
    auto decision = (*session)->store.decide(std::move(draft), now());
    if (!decision) return fail_query(decision.error(), console);
    made.push_back(std::move(*decision));
  }
  // The snapshot must be gone before the store closes.
  std::optional<Snapshot> after = (*session)->store.snapshot(Decided::kIgnored);
  print_decisions(made, after->decisions(), command, **session, console);
  after.reset();
  return ExitStatus::kDone;
}

Decision draft_of(DecisionKind kind, std::string target = "", std::string other = "",
                  std::vector<ClaimName> claims = {}) {
  Decision draft;
  draft.kind = kind;
  draft.target = std::move(target);
  draft.other = std::move(other);
  draft.claims = std::move(claims);
  return draft;
}

/// The names of claims as they were put in, whatever was decided since.
Result<std::vector<Claim>> stored_claims(const QuerySession& session,
                                         std::span<const std::string> words) {
  const Snapshot stored = session.store.snapshot(Decided::kIgnored);
  std::vector<Claim> claims;
  for (const std::string& word : words) {
    auto entry = resolve_claim(stored, word);
    if (!entry) return entry.error();
    auto claim = stored.claim(entry->claim);
    if (!claim) return claim.error();
    claims.push_back(std::move(*claim));
  }
  return claims;
}

ExitStatus judge(const Arguments& arguments, Console& console, std::string_view command,
                 DecisionKind kind) {
  return decide_with(arguments, console, command,
                     [&](const QuerySession& session) -> Result<std::vector<Decision>> {
                       auto claims = stored_claims(session, arguments.words);
                       if (!claims) return claims.error();
                       std::vector<ClaimName> names;
                       for (const Claim& claim : *claims)
                         names.push_back(name_of(claim));
                       return std::vector{draft_of(kind, "", "", std::move(names))};
                     });
}

ExitStatus run_reject(const Arguments& arguments, Console& console) {
  return judge(arguments, console, "reject", DecisionKind::kReject);
}

ExitStatus run_confirm(const Arguments& arguments, Console& console) {
  return judge(arguments, console, "confirm", DecisionKind::kConfirm);
}

ExitStatus run_forget(const Arguments& arguments, Console& console) {
  return decide_with(
      arguments, console, "forget",
      [&](const QuerySession& session) -> Result<std::vector<Decision>> {
        const bool purge = arguments.has("purge");
        const std::string& word = arguments.words[0];
        auto article = session.store.snapshot(Decided::kIgnored).find_article(word);
        if (!article) return article.error();
        if (*article)
          return std::vector{
              draft_of(purge ? DecisionKind::kPurgeArticle : DecisionKind::kForgetArticle, word)};
        return std::vector{
            draft_of(purge ? DecisionKind::kPurgeSource : DecisionKind::kForgetSource, word)};
      });
}

ExitStatus run_merge(const Arguments& arguments, Console& console) {
  return decide_with(arguments, console, "merge",
                     [&](const QuerySession& session) -> Result<std::vector<Decision>> {
                       auto joins = resolve_word(session, arguments.words[1], console);
                       if (!joins) return joins.error();
                       // The id to show may be one of the gazetteer that no claim gives yet.
                       std::string kept = arguments.words[0];
                       if (auto entity = resolve_word(session, kept, console))
                         kept = entity->entity.id;
                       else if (!type_of_id(kept))
                         return entity.error();
                       if (kept == joins->entity.id)
                         return Error{ErrorCode::kInvalidArgument, "both are " + kept + " already"};
                       return std::vector{draft_of(DecisionKind::kMerge, kept, joins->entity.id)};
                     });
}

ExitStatus run_rename(const Arguments& arguments, Console& console) {
  return decide_with(
      arguments, console, "rename",
      [&](const QuerySession& session) -> Result<std::vector<Decision>> {
        auto entity = resolve_word(session, arguments.words[0], console);
        if (!entity) return entity.error();
        return std::vector{draft_of(DecisionKind::kRename, entity->entity.id, arguments.words[1])};
      });
}

/// The id under which a claim was put in for an end that is shown as `entity`; empty if none is.
Result<std::string> stored_id(const Snapshot& shown, EntityNumber entity, const Claim& claim) {
  for (const std::optional<ClaimEnd>& end :
       {std::optional(claim.subject), claim.object, claim.place, claim.attribution}) {
    if (!end) continue;
    auto number = shown.find_entity(end->entity.id);
    if (!number) return number.error();
    if (*number == entity) return end->entity.id;
  }
  return std::string();
}

ExitStatus run_split(const Arguments& arguments, Console& console) {
  const auto as = arguments.find("as");
  if (!as) return console.fail({ErrorCode::kInvalidArgument, "split: needs --as ID"});
  return decide_with(
      arguments, console, "split",
      [&](const QuerySession& session) -> Result<std::vector<Decision>> {
        auto entity = resolve_word(session, arguments.words[0], console);
        if (!entity) return entity.error();
        auto claims = stored_claims(session, std::span(arguments.words).subspan(1));
        if (!claims) return claims.error();
        std::map<std::string, std::vector<ClaimName>> by_id;  // Several, if it was merged.
        for (const Claim& claim : *claims) {
          auto id = stored_id(session.snapshot, entity->number, claim);
          if (!id) return id.error();
          if (id->empty())
            return Error{ErrorCode::kInvalidArgument,
                         "claim " + claim.id + " does not speak of " + entity->entity.id};
          by_id[*id].push_back(name_of(claim));
        }
        std::vector<Decision> drafts;
        for (auto& [id, names] : by_id)
          drafts.push_back(draft_of(DecisionKind::kSplit, id, *as, std::move(names)));
        return drafts;
      });
}

/// The decision whose id begins with `text`.
Result<std::string> resolve_decision(const DecisionLog& log, const std::string& text) {
  std::vector<std::string> found;
  for (const Decision& decision : log.all())
    if (decision.id.starts_with(text)) found.push_back(decision.id);
  if (found.empty()) return Error{ErrorCode::kNotFound, "no decision has the id " + quoted(text)};
  if (found.size() > 1)
    return Error{ErrorCode::kInvalidArgument,
                 fmt::format("{} may be any of {}", quoted(text), fmt::join(found, ", "))};
  return found.front();
}

ExitStatus run_undo(const Arguments& arguments, Console& console) {
  return decide_with(arguments, console, "undo",
                     [&](const QuerySession& session) -> Result<std::vector<Decision>> {
                       const DecisionLog& log = session.snapshot.decisions();
                       const Decision* latest = log.latest_standing();
                       std::string id = latest != nullptr ? latest->id : "";
                       if (!arguments.words.empty()) {
                         auto named = resolve_decision(log, arguments.words[0]);
                         if (!named) return named.error();
                         id = *named;
                       } else if (latest == nullptr) {
                         return Error{ErrorCode::kNotFound, "no decision stands"};
                       }
                       const Decision* undone = log.find(id);
                       if (undone->kind == DecisionKind::kPurgeArticle ||
                           undone->kind == DecisionKind::kPurgeSource)
                         console.report("what was purged is gone: ingest it again to have it back");
                       return std::vector{draft_of(DecisionKind::kUndo, id)};
                     });
}

ExitStatus run_log(const Arguments& arguments, Console& console) {
  auto session = open_session(arguments);
  if (!session) return fail_query(session.error(), console);
  const DecisionLog& log = (*session)->snapshot.decisions();
  print_decisions(log.all(), log, "log", **session, console);
  return log.empty() ? ExitStatus::kNothingFound : ExitStatus::kDone;
}

}  // namespace

Command forget_command_row() {
  return {"forget",
          "ARTICLE|SOURCE",
          "hide an article, or all that a source says, also when it comes again",
          1,
          1,
          decision_options() + std::vector<Option>{{"purge", "", "delete its text and claims too"}},
          run_forget};
}

Command merge_command_row() {
  return {"merge",  "A B", "two entities are one: answers show A", 2, 2, decision_options(),
          run_merge};
}

Command split_command_row() {
  return {"split",
          "ENTITY CLAIM...",
          "these claims speak of another than ENTITY",
          2,
          kAnyNumber,
          decision_options() + std::vector<Option>{{"as", "ID", "the id of the other: person/x-2"}},
          run_split};
}

Command rename_command_row() {
  return {"rename",           "ENTITY NAME", "show an entity under another name", 2, 2,
          decision_options(), run_rename};
}

Command reject_command_row() {
  return {"reject",  "CLAIM...", "these claims are wrong: they make no edge",
          1,         kAnyNumber, decision_options(),
          run_reject};
}

Command confirm_command_row() {
  return {"confirm",  "CLAIM...", "these claims were checked: their confidence is 1",
          1,          kAnyNumber, decision_options(),
          run_confirm};
}

Command log_command_row() {
  return {"log",  "", "the decisions made about a store", 0, 0, store_options() + answer_options(),
          run_log};
}

Command undo_command_row() {
  return {"undo",
          "[DECISION]",
          "take back a decision, or the latest that stands",
          0,
          1,
          decision_options(),
          run_undo};
}

}  // namespace entente
