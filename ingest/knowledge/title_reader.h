#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ingest/knowledge/reading_context.h"

namespace entente {

/// No mention.
inline constexpr std::size_t kNone = static_cast<std::size_t>(-1);

/// A title and what stands around it.
struct Title {
  TokenSpan words;  ///< The title itself.
  TokenSpan span;   ///< With its modifiers and its "of ...".
  const OfficeTitle* office = nullptr;
  std::optional<Entity> of;  ///< The state or body.
  std::string rank;          ///< "deputy", "assistant": before the title, it makes another office.
  Mention::RoleTime time = Mention::RoleTime::kNow;
  bool has_possessor = false;  ///< "his", "its", "their".
  bool indefinite = false;     ///< "a", "an".
  bool sent = false;           ///< It tells where the holder was sent: "ambassador to Kazakhstan".
};

/// Reads titles of offices and whose they are. Borrows all it is given; sees later changes of the
/// mentions, whose number must stay.
class TitleReader {
 public:
  /// `mentions` are sorted; `dropped` marks those that name nobody and are not looked at.
  TitleReader(const ReadingContext& context, const Mentions& mentions,
              const std::vector<bool>& dropped)
      : context_(context), mentions_(mentions), dropped_(dropped) {}

  /// The longest title that begins at the token.
  std::optional<Title> title_at(TokenIndex begin) const;
  /// Takes in what stands before: "the former Russian", "Merkel's", "deputy".
  void extend_left(Title& title) const;
  /// Takes in what follows: "-elect", "of the Kyrgyz Republic".
  void extend_right(Title& title) const;
  /// Takes the state behind the holder's name, which ends at `end`.
  void read_state_after(TokenIndex end, Title& title) const;
  /// Whether a title is a part of a longer name: "General Assembly".
  bool is_inside_name(TokenSpan words) const;
  /// The first mention that begins at the token or later.
  std::size_t first_from(TokenIndex begin) const;
  /// The mention that begins at the token, rather one that the gazetteer knows; else kNone.
  std::size_t mention_beginning_at(TokenIndex begin) const;

 private:
  const Mention* mention_ending_at(TokenIndex end) const;
  std::optional<Entity> body_of(const Mention& mention, bool possessive) const;
  bool can_have_offices(const Entity& entity) const;

  const ReadingContext& context_;
  const Mentions& mentions_;
  const std::vector<bool>& dropped_;
};

}  // namespace entente
