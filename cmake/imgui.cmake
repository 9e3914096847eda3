# Dear ImGui as one target, `imgui`, with the SDL2 and SDL_Renderer backends. Nothing of it is committed.
# Where the sources come from, the first that is there:
#   -DIMGUI_DIR=…          a packager's own tree, taken as it is (1.90 or newer)
#   the cache              $XDG_CACHE_HOME/amends, or _deps in the build folder when there is no home
#   cmake/get_imgui.sh     Debian's source package, through apt
#   a download             upstream's release, for everybody else
# All but the first are held to one fingerprint of the files that we compile.
set(IMGUI_DIR "" CACHE PATH "A source tree of Dear ImGui to build instead of the pinned one")

set(AMENDS_IMGUI_VERSION 1.90.1)
set(AMENDS_IMGUI_FINGERPRINT b8a0b3738862b1c4f1138b08bab5d45bcdc19db1b4879a58ed2ce142b96b5524)
set(AMENDS_IMGUI_TARBALL_SHA256 21dcc985bb2ae8fe48047c86135dbc438d6980a8f2e08babbda5be820592f282)
set(AMENDS_IMGUI_SOURCES
    imgui.cpp
    imgui_draw.cpp
    imgui_tables.cpp
    imgui_widgets.cpp
    backends/imgui_impl_sdl2.cpp
    backends/imgui_impl_sdlrenderer2.cpp
    misc/cpp/imgui_stdlib.cpp)
set(AMENDS_IMGUI_HEADERS
    imconfig.h
    imgui.h
    imgui_internal.h
    imstb_rectpack.h
    imstb_textedit.h
    imstb_truetype.h
    backends/imgui_impl_sdl2.h
    backends/imgui_impl_sdlrenderer2.h
    misc/cpp/imgui_stdlib.h)

# One hash over every file that we compile or include; empty when one is missing.
function(amends_imgui_fingerprint TREE OUT)
  set(hashes "")
  foreach(file IN LISTS AMENDS_IMGUI_SOURCES AMENDS_IMGUI_HEADERS)
    if(NOT EXISTS ${TREE}/${file})
      set(${OUT} "" PARENT_SCOPE)
      return()
    endif()
    file(SHA256 ${TREE}/${file} hash)
    string(APPEND hashes "${hash} ${file}\n")
  endforeach()
  string(SHA256 fingerprint "${hashes}")
  set(${OUT} ${fingerprint} PARENT_SCOPE)
endfunction()

# The folder that keeps the tree between builds: in the user's cache if that can be made, else in the build folder.
function(amends_imgui_cache OUT)
  set(caches $ENV{XDG_CACHE_HOME})
  if(NOT IS_ABSOLUTE "${caches}" AND IS_ABSOLUTE "$ENV{HOME}")
    set(caches $ENV{HOME}/.cache)
  endif()
  set(folder ${CMAKE_BINARY_DIR}/_deps)
  if(IS_ABSOLUTE "${caches}")
    execute_process(COMMAND ${CMAKE_COMMAND} -E make_directory ${caches}/amends RESULT_VARIABLE failed
                    OUTPUT_QUIET ERROR_QUIET)
    execute_process(COMMAND ${CMAKE_COMMAND} -E touch ${caches}/amends/.writable RESULT_VARIABLE readonly
                    OUTPUT_QUIET ERROR_QUIET)
    if(NOT failed AND NOT readonly)
      file(REMOVE ${caches}/amends/.writable)
      set(folder ${caches}/amends)
    endif()
  endif()
  set(${OUT} ${folder}/imgui-${AMENDS_IMGUI_VERSION} PARENT_SCOPE)
endfunction()

function(amends_imgui_download TREE)
  set(tarball ${CMAKE_BINARY_DIR}/_deps/imgui.tar.gz)
  message(STATUS "Dear ImGui: downloading upstream's release ${AMENDS_IMGUI_VERSION}")
  file(DOWNLOAD https://github.com/ocornut/imgui/archive/refs/tags/v${AMENDS_IMGUI_VERSION}.tar.gz ${tarball}
       STATUS status TIMEOUT 120)
  list(GET status 0 code)
  if(NOT code EQUAL 0)
    list(GET status 1 reason)
    message(STATUS "Dear ImGui: the download failed: ${reason}")
    return()
  endif()
  file(SHA256 ${tarball} hash)
  if(NOT hash STREQUAL AMENDS_IMGUI_TARBALL_SHA256)
    message(STATUS "Dear ImGui: the download has the wrong hash (${hash}) and was refused")
    return()
  endif()
  file(ARCHIVE_EXTRACT INPUT ${tarball} DESTINATION ${TREE}.unpacked)
  file(REMOVE_RECURSE ${TREE})
  file(RENAME ${TREE}.unpacked/imgui-${AMENDS_IMGUI_VERSION} ${TREE})
  file(REMOVE_RECURSE ${TREE}.unpacked)
endfunction()

function(amends_imgui_tree OUT)
  if(IMGUI_DIR)
    if(NOT EXISTS ${IMGUI_DIR}/backends/imgui_impl_sdlrenderer2.cpp)
      message(FATAL_ERROR "IMGUI_DIR=${IMGUI_DIR} is no source tree of Dear ImGui 1.90 or newer "
                          "(backends/imgui_impl_sdlrenderer2.cpp is missing).")
    endif()
    set(${OUT} ${IMGUI_DIR} PARENT_SCOPE)
    return()
  endif()
  amends_imgui_cache(tree)
  amends_imgui_fingerprint(${tree} found)
  if(NOT found STREQUAL AMENDS_IMGUI_FINGERPRINT)
    message(STATUS "Dear ImGui: fetching ${AMENDS_IMGUI_VERSION} through apt")
    execute_process(COMMAND ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/get_imgui.sh ${tree} RESULT_VARIABLE failed)
    if(failed)
      amends_imgui_download(${tree})
    endif()
    amends_imgui_fingerprint(${tree} found)
  endif()
  if(NOT found STREQUAL AMENDS_IMGUI_FINGERPRINT)
    message(FATAL_ERROR "Dear ImGui ${AMENDS_IMGUI_VERSION} could not be fetched (see the lines above). With a "
                        "network connection, run this again; with a source tree at hand, add -DIMGUI_DIR=/its/folder; "
                        "without the window, add -DAMENDS_WINDOW=OFF.")
  endif()
  set(${OUT} ${tree} PARENT_SCOPE)
endfunction()

if(NOT TARGET imgui)
  find_package(SDL2 REQUIRED)
  amends_imgui_tree(AMENDS_IMGUI_TREE)
  message(STATUS "Dear ImGui: ${AMENDS_IMGUI_TREE}")
  list(TRANSFORM AMENDS_IMGUI_SOURCES PREPEND ${AMENDS_IMGUI_TREE}/ OUTPUT_VARIABLE AMENDS_IMGUI_FILES)
  add_library(imgui STATIC ${AMENDS_IMGUI_FILES})
  # BEFORE: a system-wide imgui.h of another version must not be found first. SYSTEM for those who use it: its headers
  # need not pass our warnings.
  target_include_directories(imgui SYSTEM BEFORE PUBLIC ${AMENDS_IMGUI_TREE} ${AMENDS_IMGUI_TREE}/backends
                                                        ${AMENDS_IMGUI_TREE}/misc/cpp)
  target_compile_definitions(imgui PUBLIC IMGUI_DISABLE_OBSOLETE_FUNCTIONS IMGUI_DISABLE_DEMO_WINDOWS)
  target_compile_features(imgui PUBLIC cxx_std_20)
  # Optimised even in a debug build: a frame that stutters hides what is to be looked at.
  target_compile_options(imgui PRIVATE -w -O2)
  target_link_libraries(imgui PUBLIC SDL2::SDL2)
  set_target_properties(imgui PROPERTIES CXX_CLANG_TIDY "")
endif()
