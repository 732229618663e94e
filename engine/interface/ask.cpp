// SPDX-License-Identifier: MIT
#include "engine/interface/ask.h"

#include <fmt/format.h>

#include <array>
#include <new>
#include <system_error>

#include "engine/core/stop.h"
#include "engine/input/json.h"
#include "engine/input/make_value.h"
#include "engine/input/nearest_name.h"
#include "engine/input/wording.h"
#include "engine/interface/answers.h"
#include "engine/interface/arguments.h"
#include "engine/interface/error_json.h"
#include "engine/interface/program_answers.h"

namespace darknumber {
namespace {

using ReplyFunction = Reply (*)(Arguments& arguments, const Watch& watch);

/// One a verb, in the order of `verbs_to_ask()`.
constexpr std::array<ReplyFunction, 12> reply_functions{
    answer_validate, answer_expect,    answer_plan,     answer_run,  answer_design, answer_estimate,
    answer_bounds,   answer_calibrate, answer_simulate, answer_list, answer_schema, answer_version};

std::vector<Field> fields_of(const VerbKind& verb) {
  std::vector<Field> fields;
  for (const ArgumentGroup& group : verb.arguments)
    fields.insert(fields.end(), group.fields.begin(), group.fields.end());
  return fields;
}

Reply unknown_verb(std::string_view verb) {
  std::vector<std::string> names;
  for (const VerbKind& kind : verbs_to_ask()) names.emplace_back(kind.name);
  const InputError error({{"",
                           {},
                           "",
                           fmt::format("there is no verb \"{}\"", verb),
                           fmt::format("There are {}.", join_with_and(names)),
                           nearest_name(std::string(verb), names)}});
  return {Outcome::bad_usage, error_json("bad_usage", error), {}, {}};
}

InputError usage_error(Problems problems, const InputText& text) {
  sort_by_position(problems);
  InputError error(std::move(problems));
  error.keep_source(text.name, text.text);
  return error;
}

Reply asked(std::size_t verb, const Value& arguments, const InputText& text, const Watch& watch) {
  const std::vector<Field> fields = fields_of(verbs_to_ask()[verb]);
  Problems problems;
  Arguments read{{arguments, "", fields, std::string(arguments_name), problems}, text};
  try {
    return reply_functions[verb](read, watch);
  } catch (const BadArguments&) {
    return {Outcome::bad_usage,
            error_json("bad_usage", usage_error(std::move(problems), text)),
            {},
            {}};
  } catch (const InputError& error) {
    return {Outcome::bad_input, error_json("bad_input", error), {}, {}};
  } catch (const Stopped& stopped) {
    return {Outcome::stopped, error_json("stopped", stopped.how_far), {}, {}};
  } catch (const GivenUp&) {
    return {Outcome::stopped, error_json("stopped", "stopped before anything was done"), {}, {}};
  }
}

/// The same, whatever happens.
Reply answered(std::size_t verb, const Value& arguments, const InputText& text,
               const Watch& watch) {
  try {
    return asked(verb, arguments, text, watch);
  } catch (const std::system_error& error) {
    return {Outcome::failed, error_json("failed", error.what()), {}, {}};
  } catch (const std::bad_alloc&) {
    return {
        Outcome::failed,
        error_json("failed", "there is not enough memory", "Ask for fewer points or replicates."),
        {},
        {}};
  } catch (const std::exception& error) {
    return {Outcome::failed,
            error_json("bug", std::string("this is a bug in darknumber, please report it: ") +
                                  error.what()),
            {},
            {}};
  }
}

}  // namespace

const std::vector<VerbKind>& verbs_to_ask() {
  static const std::vector<VerbKind> verbs{
      {"validate",
       "Check a scenario and say in plain words what it assumes and violates.",
       {scenario_arguments()}},
      {"expect",
       "The expected table of a scenario and what each estimator makes of it.",
       {scenario_arguments()}},
      {"plan",
       "What a run would evaluate, how long it would take and how precise it would be.",
       {scenario_arguments(), threads_arguments(), plan_arguments()}},
      {"run",
       "Simulate a scenario many times, or run its study: how far off each estimator is. A study "
       "of "
       "type explain is run in the same way.",
       {scenario_arguments(), threads_arguments(), run_arguments()}},
      {"design",
       "Which further data would narrow the number of victims most, and what they cost.",
       {scenario_arguments(), threads_arguments(), design_arguments()}},
      {"estimate",
       "Estimate from a real table of capture histories.",
       {table_arguments(), estimate_arguments(), reading_arguments()}},
      {"bounds",
       "What every explanation of a real table contains.",
       {table_arguments(), bounds_arguments(), reading_arguments()}},
      {"calibrate",
       "The scenario, solved so that it gives a published table's list sizes.",
       {scenario_arguments(), target_arguments(), reading_arguments()}},
      {"simulate",
       "Draw a synthetic population, or the tables of several.",
       {scenario_arguments(), draw_arguments()}},
      {"list", "What there is of a kind, with a text.", {list_arguments()}},
      {"schema", "A JSON Schema, of scenarios or of all results.", {schema_arguments()}},
      {"version", "Which engine this is.", {}}};
  return verbs;
}

Reply ask(std::string_view verb, const Value& arguments, const InputText& text,
          const Watch& watch) {
  const std::vector<VerbKind>& verbs = verbs_to_ask();
  std::size_t place = 0;
  while (place < verbs.size() && verbs[place].name != verb) ++place;
  if (place == verbs.size()) return unknown_verb(verb);
  std::vector<std::string> notes;
  Watch noting = watch;
  noting.note = [&](const std::string& note) {
    notes.push_back(note);
    remark(watch, note);
  };
  noting.taken = [&](const std::vector<std::string>& taken) {
    notes.push_back(fmt::format("how the table was read: {}.", fmt::join(taken, "; ")));
    remark_taken(watch, taken);
  };
  Reply answer = answered(place, arguments, text, noting);
  answer.notes = std::move(notes);
  return answer;
}

Reply ask(std::string_view verb, std::string_view arguments, const Watch& watch) {
  const InputText text{std::string(arguments_name),
                       std::string(arguments.empty() ? "{}" : arguments)};
  Problems problems;
  const Value value = parse_json(text.text, text.name, problems);
  if (problems.empty()) return ask(verb, value, text, watch);
  return {
      Outcome::bad_usage, error_json("bad_usage", usage_error(std::move(problems), text)), {}, {}};
}

}  // namespace darknumber
