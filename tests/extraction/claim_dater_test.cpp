#include "ingest/extraction/claim_dater.h"

#include <doctest/doctest.h>

#include <string>

#include "graph/edtf.h"
#include "tests/extraction/read_sentence.h"

namespace entente {
namespace {

std::string show(const DayRange& range) { return format_edtf(range).value_or("any"); }

// The first claim of a relation in a text published on 5 February 2019, a Tuesday: "START END".
std::string bounds_of(const std::string& text, const std::string& relation) {
  for (const Claim& claim : read_sentence(text, "2019-02-05").claims) {
    if (claim.relation == relation) return show(claim.bounds.start) + " " + show(claim.bounds.end);
  }
  return "none";
}

TEST_CASE("dates of other clauses reach the claims that share their time") {
  struct Case {
    const char* text;
    const char* relation;
    const char* bounds;
  };
  const Case cases[] = {
      {"In 1968, the government faced a crisis when Russia attacked Georgia.", "attacks",
       "1968 1968"},
      {"In 2014, Russia launched an operation, occupying Crimea.", "occupies",
       "2014 2019-02-05/.."},
      {"Seventy-five years ago, when the United States founded NATO, all was new.", "founded",
       "1944 1944"},
      {"Relations were established on 22 September 1961 by agreement between Russia and Turkey.",
       "signs_agreement_with", "1961-09-22 1961-09-22"},
      {"Putin visited Turkey from January 1-2.", "visits",
       "2019-01-01/2019-01-02 2019-01-01/2019-01-02"},
      {"Putin visited Turkey on 3 May 2018. Two days later Putin met Erdogan.", "meets",
       "2018-05-05 2018-05-05"},
      {"Turkey has been a member of NATO for 12 years.", "member_of", "2007 2019-02-05/.."},
      {"Envoys left in the wake of Iraq's armed occupation of Kuwait that began on 2 August 1990.",
       "occupies", "1990-08-02 2019-02-05/.."},
      {"On 3 May 2018 Erdogan criticized Russia. He accused Iran of attacking Syria.", "accuses",
       "2018-05-03 2018-05-03"},
      {"\"We accuse Iran of attacking Kuwait,\" Russian President Vladimir Putin said on Monday.",
       "accuses", "2019-02-04 2019-02-04"},
      {"Iran Air has been the subject of United States sanctions since 2011.", "sanctions",
       "2011 2019-02-05/.."},
      {"In 2006, Baghdad was the target of an Iranian attack.", "attacks", "2006 2006"},
      {"Putin visited Turkey on 3 May 2018. In his remarks, Putin criticized Iran.", "criticizes",
       "2018-05-03 2018-05-03"},
      {"On 3 May 2018 Erdogan praised Russia. \"It is a friend\", he said.\n\nHe also criticized "
       "Iran.",
       "criticizes", "2018-05-03 2018-05-03"},
      {"Putin spoke with Erdogan on Monday. Mr. Putin also thanked Iran and criticized Georgia.",
       "criticizes", "2019-02-04 2019-02-04"},
      {"Monday was the 30th anniversary of Russia's takeover of Georgia.", "occupies",
       "1989-02-04 2019-02-05/.."},
      {"Monday was an anniversary of Russia's takeover of Georgia.", "occupies",
       "../2019-02-05 2019-02-05/.."},
      {"Turkey's new policy, which takes effect on 1 March 2019, bans imports from Iran.",
       "sanctions", "2019-03-01 2019-02-05/.."},
      {"Ann Hale served as prime minister of Norway from 2004 to 2007.", "holds_office",
       "2004 2007"},
      {"Ann Hale is a mayor. She served eight years as the mayor of Oslo, until 2012.",
       "holds_office", "../2012-12-31 2012"},
      {"Putin visited Turkey on 3-4 May 2018.", "visits",
       "2018-05-03/2018-05-04 2018-05-03/2018-05-04"},
      {"Belarus was retaken by Russia in 1944 and remained under Russian control.", "controls",
       "1944 2019-02-05/.."},
      {"The assembly voted on Sunday. Following the vote, Russia condemned Georgia.", "criticizes",
       "2019-02-03 2019-02-03"},
      {"Tyre fell under Hezbollah control in 2014.", "controls", "../2014-12-31 2019-02-05/.."},
      {"The embassy in Minsk was opened on 31 January 1992, with John Ford as U.S. Ambassador.",
       "holds_office", "../1992-01-31 1992-01-31/.."},
      // The date of one event is not that of the words around it.
      {"After the attack by Russia on Georgia in 2008, Turkey sanctioned Russia.", "sanctions",
       "../2019-02-05 2019-02-05/.."},
      {"On Monday, Russia condemned the Israeli attack on Iran.", "attacks",
       "../2019-02-05 ../2019-02-05"},
      {"Russia said on Monday that it attacked Georgia.", "attacks", "../2019-02-05 ../2019-02-05"},
      // What goes on went on when it was said; a title was borne when the story happened.
      {"Russia and Turkey are negotiating a treaty, Lavrov said on Monday.", "signs_agreement_with",
       "../2019-02-04 2019-02-04/.."},
      {"In 2009 Clinton met Foreign Minister Sergey Lavrov.", "holds_office",
       "../2009-12-31 2009-01-01/.."},
      {"Prime Minister Theresa May met Putin.", "meets", "../2019-02-05 ../2019-02-05"},
  };
  for (const Case& c : cases) {
    INFO(std::string(c.text));
    CHECK(bounds_of(c.text, c.relation) == c.bounds);
  }
}

TEST_CASE("no claim ends before it starts") {
  for (const char* text :
       {"Russia will support Turkey from March.", "Russia supports Turkey from 1 March 2019.",
        "Russia sanctions Turkey from 1 March 2019 until Monday.",
        "Russia opened a base in Syria in 2018, and it was closed in 2014.",
        "Russia's base in Syria, opened in 2018, was closed in 2014."}) {
    INFO(std::string(text));
    for (const Claim& claim : read_sentence(text, "2019-02-05").claims) {
      const auto first = claim.bounds.start.first(), last = claim.bounds.end.last();
      const bool ordered = !first || !last || *first <= *last;
      CHECK_MESSAGE(ordered, claim.relation);
    }
  }
}

}  // namespace
}  // namespace entente
