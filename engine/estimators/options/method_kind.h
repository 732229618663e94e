// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include "engine/core/estimate.h"
#include "engine/core/stated.h"
#include "engine/estimators/fit_input.h"
#include "engine/estimators/options/option.h"

namespace darknumber {

/// What a violated assumption means to a method, those first that suffer most from it.
enum class Stance {
  relies,
  corrects_pairs,
  has_interactions,
  takes_up_interactions,
  aims_below,
  aims_below_visibility,
  has_a_visibility,
  has_classes,
  is_told,
  as_members,
  not_reached,
};

/// What a method's answer is made of.
enum class Basis { estimate, posterior, other_estimators };

/// Whether a method relies on lists that reach equally many people.
enum class EqualLists { needed, not_needed };

/// What the answer to an exact expected table is: the limit for large populations, that of a
/// population of its size, or a choice of a model, as noise would make it another; as its members.
enum class OnExpectedTable { limit, of_its_size, choice, as_members };

/// Whether profile intervals can be had.
enum class Profile { can_be_had, none };

/// Whether a method can do without a cell, or take its count for the most that there can be.
enum class CellDoubt { heeded, one_cell, refused };

/// What of an estimate depends on its stream of random numbers.
enum class Chance { nothing, its_error, the_estimate };

/// Lists without records: they leave before the method runs, or stay since it is of two lists.
enum class EmptyLists { leave, stay };

/// Why an estimate can be at the boundary, or be none for want of overlap.
enum class BoundaryReason {
  none,             // no pattern of empty cells decides it
  of_independence,  // those of the model without interactions do
  of_given_model,
  of_chosen_model,
  of_all_lists,  // of the model with the interaction of all lists
  of_people_who_differ,
  set_to_observed,  // the formula gave less
};

/// An answer about a method: the same for all its options, or by them. It has no default: a record
/// that does not give it does not compile.
template <typename Answer, typename... Details>
class Says {
 public:
  using ByOptions = Answer (*)(const Method&, Details...);

  constexpr Says(Answer always) : always_(always) {}
  template <typename Function>
  requires std::is_convertible_v<Function, ByOptions>
  constexpr Says(Function by_options) : by_options_(by_options) {}

  /// Whether it can be this answer: it is, or options decide.
  constexpr bool can_be(Answer answer) const { return by_options_ != nullptr || always_ == answer; }
  Answer operator()(const Method& method, Details... details) const {
    return by_options_ != nullptr ? by_options_(method, details...) : always_;
  }

 private:
  Answer always_ = {};
  ByOptions by_options_ = nullptr;
};

/// The structs of `Method` that a kind is made of.
struct Structs {
  std::uint32_t alternatives;  // a bit for each place in the variant
  Method (*make)();
  bool (*hold)(const Method& method);
  FitOutcome (*fit)(const Method& method, const FitInput& input);
};

/// What keeps options from going together, or from going with these lists.
struct OptionFault {
  std::string_view field;
  std::string message;
  std::string advice;
};

/// A name that users of other programs and readers of papers look for.
struct OtherName {
  std::string_view name;
  std::string_view meaning;  // a sentence
};

/// A label that is not the method's name: `text`, then the choice of `choice`, then `suffix` where
/// the switch of that name is on. It is for entries whose `field` is `value`; empty: for all. With
/// a `bracket` it is for entries that have that field, whose items then follow in brackets.
struct LabelPattern {
  std::string_view text;
  std::string_view field = "";
  std::string_view value = "";
  std::string_view choice = "";
  std::string_view suffix = "";
  std::string_view suffix_switch = "";
  std::string_view bracket = "";
};

/// How many lists a method takes; `advice` where they are too few or too many.
struct ListLimits {
  std::size_t fewest = 2;
  std::size_t most = max_lists;
  std::string_view advice = "";

  constexpr bool two_alone() const { return most == 2; }
};

inline constexpr ListLimits two_lists{.fewest = 2, .most = 2};

/// Everything that the program knows of a method of estimation, in one place. Reader, writer,
/// labels, help, docs/format.md and what `validate` says of assumptions are made from it.
struct MethodKind {
  std::string_view name;     // of the field "method"
  std::string_view summary;  // one line
  std::string_view help;     // a screen at most: what it assumes, what breaks it, its source
  Structs structs;
  std::span<const Option> options = {};
  ListLimits lists = {};

  Stated<Basis> basis;
  Says<Stance, CaptureHistory> on_dependence;  // of a pair of its lists
  Says<Stance> on_differences;                 // between people's chances to be listed
  Says<Stance> on_false_positives;
  Says<Stance> on_linkage;
  Says<Stance> on_turnover;
  Stated<EqualLists> equal_lists;
  Says<OnExpectedTable> on_expected_table;
  Says<Profile> profile;
  Says<CellDoubt> in_doubt;
  Stated<Chance> chance;
  Stated<EmptyLists> empty_lists;
  Says<BoundaryReason> boundary_reason;
  Says<std::string_view> without_overlap;  // why there is then no estimate

  std::string_view with_too_few_lists = "";   // why not_identifiable; empty: as the status says
  std::string_view without_convergence = "";  // why not_converged; empty: as the status says
  std::span<const LabelPattern> labels = {};
  std::string_view bracket_field = "lists";  // what a label's bracket holds
  std::span<const OtherName> other_names = {};

  /// Which of its structs an entry means; none, with problems added, where it means none. Null: the
  /// one that `structs` makes.
  std::optional<Method> (*begin)(ObjectReader& reader) = nullptr;
  /// What one option alone cannot know.
  std::optional<OptionFault> (*fault)(const Method& method, const ListsInUse& lists) = nullptr;
  /// What it takes as known, to follow "takes"; empty: nothing.
  std::string (*told)(const Method& method, const ListsInUse& lists) = nullptr;
  /// The method where only these of its lists have records; null: as it is. `renumbered` gives a
  /// set of lists as one of those kept.
  Method (*over_kept)(const Method& method,
                      CaptureHistory (*renumbered)(CaptureHistory set, CaptureHistory kept),
                      CaptureHistory kept) = nullptr;
};

/// Whether some estimator of the method takes "omit" and "upper_bound".
constexpr bool can_doubt_cells(const MethodKind& kind) {
  return kind.in_doubt.can_be(CellDoubt::heeded) || kind.in_doubt.can_be(CellDoubt::one_cell);
}

/// The answer of `function`, which takes each of the structs, as an answer about a method that is
/// one of them.
template <typename... Struct, typename Function>
constexpr auto by(Function) {
  return [](const Method& method, auto... details) {
    std::common_type_t<decltype(Function{}(std::declval<const Struct&>(), details...))...> answer{};
    const auto ask = [&](const auto* held) {
      if (held != nullptr) answer = Function{}(*held, details...);
    };
    (ask(std::get_if<Struct>(&method)), ...);
    return answer;
  };
}

/// The place of a struct in the variant, as a bit.
template <typename Struct, std::size_t place = 0>
constexpr std::uint32_t bit_of() {
  if constexpr (std::is_same_v<std::variant_alternative_t<place, Method>, Struct>)
    return std::uint32_t{1} << place;
  else
    return bit_of<Struct, place + 1>();
}

template <typename First, typename... Other>
constexpr Structs structs_of() {
  return {
      (bit_of<First>() | ... | bit_of<Other>()), [] { return Method(First{}); },
      [](const Method& method) { return (is_of<First>(method) || ... || is_of<Other>(method)); },
      [](const Method& method, const FitInput& input) {
        FitOutcome outcome = Status::no_data;
        const auto ask = [&](const auto* held) {
          if (held != nullptr) outcome = fit(*held, input);
        };
        (ask(std::get_if<First>(&method)), ..., ask(std::get_if<Other>(&method)));
        return outcome;
      }};
}

// Answers that several methods give.
inline constexpr std::string_view nobody_on_two_lists =
    "nobody is on two of its lists, so nothing tells how many are on none";
inline constexpr std::string_view nobody_on_both_lists =
    "nobody is on both of its lists, so nothing tells how many are on neither";

}  // namespace darknumber
