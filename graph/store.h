#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/claim.h"
#include "graph/decision.h"
#include "graph/entity.h"
#include "graph/interval.h"
#include "graph/near_duplicates.h"
#include "graph/result.h"

namespace entente {

class InMemoryDisk;  // graph/rocks.h

/// Dense numbers of one store. They never leave it, and no answer depends on their order.
enum class EntityNumber : std::uint32_t {};
enum class ArticleNumber : std::uint32_t {};
enum class ClaimNumber : std::uint64_t {};
/// Relations, roles, sources and data sets. kNoLabel is the empty text.
enum class LabelNumber : std::uint32_t {};
inline constexpr LabelNumber kNoLabel{0};

/// A claim's id as 16 bytes; their order is the order of the hex digits.
struct ClaimId {
  std::array<std::uint8_t, 16> bytes{};

  std::string to_string() const;
  static std::optional<ClaimId> parse(std::string_view hex);  ///< 32 digits, lower case.
  auto operator<=>(const ClaimId&) const = default;
};

/// What filters and derivation need of a claim, without its evidence.
struct ClaimEntry {
  ClaimId id;
  ClaimNumber claim{};
  EntityNumber subject{};
  std::optional<EntityNumber> object;
  std::optional<EntityNumber> place;
  std::optional<EntityNumber> attribution;
  LabelNumber relation = kNoLabel;
  LabelNumber role = kNoLabel;
  std::optional<ArticleNumber> article;  ///< Nothing for a row of a data set.
  LabelNumber source = kNoLabel;  ///< The article's (first publication), or the data set of a row.
  std::optional<Day> published;   ///< The article's first publication, or the row's own day.
  Bounds bounds;
  Polarity polarity = Polarity::kAffirmed;
  Modality modality = Modality::kActual;
  double confidence = 1.0;

  bool is_row() const { return !article; }
  bool operator==(const ClaimEntry&) const = default;
};

/// Which claims a read returns; empty fields ask for nothing.
struct ClaimFilter {
  std::optional<LabelNumber> relation;
  /// Only claims that certainly or possibly hold within [first, last] (holds_within()).
  std::optional<Day> first;  ///< nullopt: since ever.
  std::optional<Day> last;   ///< nullopt: for ever. Requires: not before `first`.
};

/// Where and when a text appeared.
struct Publication {
  std::string name;  ///< The path or the id under which the article came.
  std::string title;
  std::optional<std::string> source;
  std::optional<std::string> url;
  std::optional<Day> published;
  std::optional<std::string> published_by;
  std::string language;

  bool operator==(const Publication&) const = default;
};

/// The order of publications: dated ones first, earlier ones first; then by name, URL, source,
/// title, what gave the date, language. The first of an article is the one that it shows.
bool comes_before(const Publication& a, const Publication& b);

/// An article as it is stored.
struct StoredArticle {
  Article article;  ///< With the first publication's name, title, source, url and dates.
  std::vector<Publication> publications;  ///< In order, at least one.
  /// The publication that the current extraction read; nothing if the article was not extracted.
  std::optional<Publication> extracted;
};

struct StoreCounts {
  std::uint64_t articles = 0;
  std::uint64_t publications = 0;
  std::uint64_t entities = 0;  ///< That some claim speaks of.
  std::uint64_t claims = 0;    ///< Rows included.
  std::uint64_t rows = 0;      ///< Claims of data sets.

  bool operator==(const StoreCounts&) const = default;
};

/// A name found in the index.
struct NameMatch {
  std::string name;  ///< Normalised (graph/text.h).
  EntityNumber entity{};

  bool operator==(const NameMatch&) const = default;
};

/// Whether a snapshot reads the store as the decisions say, or as it was put in.
enum class Decided { kApplied, kIgnored };

/// A fixed view of the store: what later writes do is not seen. Any number of threads may read one
/// snapshot. Every read may fail with kIo or kCorruption. Lists of entries come in the order of
/// claim ids; entities in the order of their ids.
///
/// Decisions (graph/decision.h) are applied: entities that were merged are one, whichever of them a
/// read names; claims that were rejected or whose article or source was forgotten are not listed,
/// but found by their id. counts() and names count what is stored, hidden or not.
/// Requires: the Store outlives it.
class Snapshot {
 public:
  Snapshot(Snapshot&&) noexcept;
  Snapshot& operator=(Snapshot&&) noexcept;
  ~Snapshot();

  StoreCounts counts() const;

  /// Labels are in memory: these do not fail. label(): empty for an unknown number.
  std::string_view label(LabelNumber number) const;
  std::optional<LabelNumber> find_label(std::string_view text) const;

  Result<std::optional<EntityNumber>> find_entity(std::string_view id) const;
  /// kNotFound if no claim speaks of it (any more). Of several names, countries and codes that
  /// claims give, the most frequent stands, and of equally frequent ones the smallest.
  Result<Entity> entity(EntityNumber number) const;
  Result<std::vector<Entity>> entities(std::span<const EntityNumber> numbers) const;
  /// The id alone; cheaper than entity(), and also known for an entity that lost all its claims.
  Result<std::string> entity_id(EntityNumber number) const;
  /// All entities that claims speak of, in the order of their ids.
  Result<std::vector<EntityNumber>> all_entities() const;

  /// Entities of which `name` is a name or a mention that begins with a capital letter; `name` is
  /// normalised here. find_name_prefix(): names that begin with it, in byte order of name, at most
  /// `limit`. find_name_word(): names that have a word beginning with it; reads the whole index.
  Result<std::vector<EntityNumber>> find_name(std::string_view name) const;
  Result<std::vector<NameMatch>> find_name_prefix(std::string_view prefix, std::size_t limit) const;
  Result<std::vector<NameMatch>> find_name_word(std::string_view prefix, std::size_t limit) const;
  /// The names and mentions of an entity as written, in byte order.
  Result<std::vector<std::string>> names_of(EntityNumber number) const;

  /// Claims with the entity as subject or object.
  Result<std::vector<ClaimEntry>> claims_of(EntityNumber entity,
                                            const ClaimFilter& filter = {}) const;
  /// Claims between the two, whichever is the subject.
  Result<std::vector<ClaimEntry>> claims_between(EntityNumber a, EntityNumber b,
                                                 const ClaimFilter& filter = {}) const;
  Result<std::vector<ClaimEntry>> claims_by_relation(LabelNumber relation,
                                                     const ClaimFilter& filter = {}) const;
  Result<std::vector<ClaimEntry>> claims_of_article(ArticleNumber article) const;
  Result<std::vector<ClaimEntry>> all_claims() const;

  /// All of a claim, as the exchange format shows it: `document` and `published` are those of the
  /// article's first publication.
  Result<Claim> claim(ClaimNumber number) const;
  Result<std::vector<Claim>> claims(std::span<const ClaimNumber> numbers) const;
  Result<std::optional<ClaimEntry>> find_claim(std::string_view id) const;
  /// Ids that begin with these hex digits, in order, at most `limit`.
  Result<std::vector<ClaimEntry>> find_claim_prefix(std::string_view hex, std::size_t limit) const;

  enum class Text { kWith, kWithout };
  Result<std::optional<ArticleNumber>> find_article(std::string_view id) const;
  Result<StoredArticle> article(ArticleNumber number, Text text) const;
  /// All articles in the order of their ids.
  Result<std::vector<ArticleNumber>> all_articles() const;

  /// What near-duplicates of an article are found by (graph/near_duplicates.h).
  Result<TextSketch> sketch(ArticleNumber number) const;

  /// All decisions of the store. Lives as long as the snapshot.
  const DecisionLog& decisions() const;
  /// The latest decision that stands and that hides or confirms this claim; nullptr if there is
  /// none. Lives as long as the snapshot.
  Result<const Decision*> decision_on(ClaimNumber number) const;

  struct State;

 private:
  friend class Store;
  explicit Snapshot(std::unique_ptr<State> state);
  Result<void> name_decided_ends(const ClaimEntry& entry, Claim& claim) const;
  std::unique_ptr<State> state_;
};

enum class OpenMode {
  kReadOnly,   ///< Beside a writer too; sees what was written when it opened.
  kReadWrite,  ///< Alone; the store must exist.
  kCreate      ///< Alone; makes the store where there is none.
};

struct StoreOptions {
  OpenMode mode = OpenMode::kReadOnly;
  /// For tests: keeps all files in memory. Shared, because it outlives the stores opened on it.
  std::shared_ptr<InMemoryDisk> disk;
};

enum class PutOutcome {
  kAdded,             ///< The article is new.
  kUnchanged,         ///< Same text, publication and extraction.
  kPublicationAdded,  ///< A text that was known, under another name, URL or date.
  kReplaced,          ///< Another extraction took the place of the claims, or completed them.
  kPurged             ///< A decision purged the article or its source: nothing is stored.
};

struct PutReport {
  PutOutcome outcome = PutOutcome::kUnchanged;
  std::size_t new_claims = 0;  ///< Those that the store did not hold before.
};

/// Articles, claims and entities on disk. One thread writes at a time; snapshots may be taken and
/// read from any thread meanwhile. The bytes are described in docs/storage_format.md.
class Store {
 public:
  /// kNotFound: nothing at `path`; kInvalidArgument: what is there is not a store of ours;
  /// kUnsupported: a newer format than this build reads; kIo: held by another process, or refused
  /// by the file system; kCorruption.
  static Result<Store> open(const std::string& path, const StoreOptions& options);
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();  ///< Closes; use close() to learn of errors.

  /// Puts an article with the claims of its extraction, in one atomic batch.
  ///
  /// The article is identified by its text; the same text again adds a publication. An article has
  /// one extraction. An article whose `extractor` is empty and which brings no claims was not
  /// extracted: it adds its publication alone. Else its claims take the place of the stored ones if
  /// the fingerprint differs, or if it is the same and this publication comes before the one that
  /// was extracted (so the order in which copies arrive changes nothing). Of the same fingerprint
  /// and publication those that are missing are added: one of the two may have been a part, from a
  /// stream that was cut. Else the stored ones are left.
  /// Articles without text are told apart by `id`; a text that comes later is filled in.
  ///
  /// kInvalidArgument: the id is not that of the text, or a claim fails complete_claim().
  Result<PutReport> put_article(const Article& article, std::span<const Claim> claims);

  /// Puts rows of data sets, in one atomic batch; returns how many were new.
  /// Rows of a purged data set are left out.
  /// kInvalidArgument: a claim is not a row, or fails complete_claim().
  Result<std::size_t> put_rows(std::span<const Claim> rows);

  /// Records a decision made at `now` (microseconds since 1970-01-01, UTC), and returns it with
  /// its id and its time, which is later than that of any decision before. `draft.when` is not
  /// looked at. A purge deletes in the same batch.
  /// kInvalidArgument: as complete_decision(); kNotFound: the store does not know an entity, a
  /// claim, an article, a source or a decision that it names.
  Result<Decision> decide(Decision draft, std::int64_t now);
  /// Puts a decision of another store; false if it is known. kInvalidArgument: as
  /// complete_decision().
  Result<bool> put_decision(const Decision& decision);

  Snapshot snapshot(Decided decided = Decided::kApplied) const;

  /// Flushes and closes; a store opened again replays no log. Writing afterwards is
  /// kInvalidArgument.
  Result<void> close();

  struct State;

 private:
  explicit Store(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Fills in what a claim may leave out and checks the rest, the same way for `ingest` and `load`:
/// article, document and published from `article` (nullptr for a row); the quote from the text, if
/// it is empty; the id. kInvalidArgument, with the name of the field: an id that is not the
/// content's, a quote that is not text[begin, end), text that is not UTF-8 or empty where it may
/// not be, an entity id that does not begin with its type, a confidence outside [0, 1], a start or
/// end that ends before it begins.
Result<void> complete_claim(Claim& claim, const Article* article);

/// Checks an article, and fills in its id from the text if it is empty.
Result<void> complete_article(Article& article);

}  // namespace entente
