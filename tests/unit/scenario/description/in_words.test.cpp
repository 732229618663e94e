// SPDX-License-Identifier: MIT
#include "engine/scenario/description/in_words.h"

#include <catch2/catch.hpp>

namespace darknumber::in_words_test {
namespace {

const Words pond{"fish", "fish", "catch"};

}  // namespace

TEST_CASE("texts that speak of victims and registers speak in the scenario's nouns") {
  CHECK(in_words("Everyone on a list is a victim.", pond) == "Everyone on a list is a fish.");
  CHECK(in_words("the victims of small registers", pond) == "the fish of small catches");
  CHECK(in_words("on a register's size, of which a victim", {"eel", "eels", "archive"}) ==
        "on an archive's size, of which an eel");
  CHECK(in_words("People who are not victims: none.", pond) == "Others than fish: none.");
  CHECK(in_words("Among people who are not victims, it", pond) == "Among others than fish, it");
}

TEST_CASE("the usual nouns change no text, and names of measures are no nouns") {
  const std::string text = "victims_observed: Mean number of victims of a register.";
  CHECK(in_words(text, {}) == text);
  CHECK(in_words(text, pond) == "victims_observed: Mean number of fish of a catch.");
  CHECK(in_words("registered victimless", pond) == "registered victimless");
}

TEST_CASE("nouns have a regular plural and the article that they are said with") {
  CHECK(plural_of("register") == "registers");
  CHECK(plural_of("catch") == "catches");
  CHECK(plural_of("census") == "censuses");
  CHECK(plural_of("registry") == "registries");
  CHECK(plural_of("survey") == "surveys");
  CHECK(with_article("victim") == "a victim");
  CHECK(with_article("archive") == "an archive");
  for (const std::string noun : {"university file", "Union list", "one-person household", "user",
                                 "European register", "register", "unit"})
    CHECK(with_article(noun) == "a " + noun);
  for (const std::string noun : {"unidentified person", "uninsured patient", "hour",
                                 "honorary list", "urban archive", "usher", "Umbrian list"})
    CHECK(with_article(noun) == "an " + noun);
}

}  // namespace darknumber::in_words_test
