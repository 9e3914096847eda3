# A room of the house is one static library with one include root, the project's own folder.
# docs/architecture.md has the table of who may include whom; tests/house/includes checks it.

find_program(AMENDS_CCACHE ccache)
if(AMENDS_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${AMENDS_CCACHE})
endif()

add_library(amends_options INTERFACE)
target_include_directories(amends_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_features(amends_options INTERFACE cxx_std_20)
# The same numbers on every machine: no fused multiply-add, no fast-math.
target_compile_options(amends_options INTERFACE -ffp-contract=off)

add_library(amends_warnings INTERFACE)
target_compile_options(amends_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor
                                                 -Woverloaded-virtual -Wimplicit-fallthrough)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC 12 sees overlaps that are not there when it inlines std::string's operator+ (its bug 105651).
  target_compile_options(amends_warnings INTERFACE -Wno-restrict)
endif()
if(AMENDS_WERROR)
  target_compile_options(amends_warnings INTERFACE -Werror)
endif()

# amends_room(NAME SOURCES a.cpp a.h … DEPENDS other_room … LIBRARIES nlohmann_json::nlohmann_json …)
function(amends_room NAME)
  cmake_parse_arguments(ROOM "" "" "SOURCES;DEPENDS;LIBRARIES" ${ARGN})
  add_library(${NAME} STATIC ${ROOM_SOURCES})
  target_link_libraries(${NAME} PUBLIC amends_options ${ROOM_DEPENDS} PRIVATE amends_warnings ${ROOM_LIBRARIES})
endfunction()

# amends_test(ROOM SOURCES a_test.cpp … [LIBRARIES …] [LABELS …]): the room's one test binary, ROOM_tests.
function(amends_test ROOM)
  cmake_parse_arguments(T "" "" "SOURCES;LIBRARIES;LABELS" ${ARGN})
  add_executable(${ROOM}_tests ${T_SOURCES})
  target_link_libraries(${ROOM}_tests PRIVATE ${ROOM} ${T_LIBRARIES} amends_warnings GTest::gtest GTest::gtest_main)
  target_compile_definitions(${ROOM}_tests PRIVATE AMENDS_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  gtest_discover_tests(${ROOM}_tests DISCOVERY_TIMEOUT 60 PROPERTIES TIMEOUT 240 LABELS "${T_LABELS}")
endfunction()
