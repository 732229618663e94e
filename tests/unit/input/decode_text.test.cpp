// SPDX-License-Identifier: MIT
#include "engine/input/decode_text.h"

#include <catch2/catch.hpp>

#include "engine/input/problem.h"

namespace darknumber::decode_text_test {
namespace {

std::string message_of(const std::string& bytes) {
  try {
    decode_text(bytes, "t");
  } catch (const InputError& error) {
    return error.problems().front().message;
  }
  return "";
}

}  // namespace

TEST_CASE("text is read in the encodings that people have") {
  const std::string right = "Café €, 𝒳\n";
  CHECK(decode_text(right, "t").text == right);
  CHECK(decode_text("\xEF\xBB\xBF" + right, "t").text == right);
  CHECK(decode_text(right, "t").note.empty());
  const std::string little("\xFF\xFE\xE9\0\x35\xD8\xB3\xDC", 8);
  const std::string big("\xFE\xFF\0\xE9\xD8\x35\xDC\xB3", 8);
  CHECK(decode_text(little, "t").text == "é𝒳");
  CHECK(decode_text(big, "t").text == "é𝒳");
  const DecodedText windows = decode_text("Caf\xE9 \x80\n", "t");
  CHECK(windows.text == "Café €\n");
  CHECK_THAT(windows.note, Catch::Contains("Windows-1252"));
}

TEST_CASE("overlong and broken UTF-8 is not taken for UTF-8") {
  for (const std::string bytes :
       {"\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xE2\x82", "\x80"})
    CHECK_FALSE(decode_text(bytes, "t").note.empty());
}

TEST_CASE("files that are no text are called by their name") {
  CHECK_THAT(message_of("\x1F\x8B..."), Catch::Contains("gzip"));
  CHECK_THAT(message_of("%PDF-1.7"), Catch::Contains("PDF"));
  CHECK_THAT(message_of("PK\x03\x04....xl/workbook.xml"), Catch::Contains("xlsx"));
  CHECK_THAT(message_of("PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet"),
             Catch::Contains("OpenDocument"));
  CHECK_THAT(message_of("\xD0\xCF\x11\xE0"), Catch::Contains(".xls"));
  CHECK_THAT(message_of(std::string("A,B\0", 4)), Catch::Contains("not a text file"));
  CHECK_THAT(message_of(""), Catch::Contains("empty"));
  CHECK_THAT(message_of(" \r\n"), Catch::Contains("empty"));
}

TEST_CASE("a table whose first list has the name of a format is a table") {
  for (const char* text : {"PAR1,PAR2,count\n1,0,5\n", "RDX3,B,count\n1,0,5\n",
                           "RDX,B,count\n1,0,5\n", "BZh,B,count\n", "Rar!,B,count\n"}) {
    INFO(text);
    CHECK(decode_text(text, "t").text == text);
  }
  CHECK_THAT(message_of("PAR1....PAR1"), Catch::Contains("Parquet"));
  CHECK_THAT(message_of("RDX3\nX\n..."), Catch::Contains("save()"));
  CHECK_THAT(message_of("BZh91AY&SY..."), Catch::Contains("bzip2"));
  CHECK_THAT(message_of("Rar!\x1A\x07..."), Catch::Contains("RAR"));
}

}  // namespace darknumber::decode_text_test
