# yieldmark_measure(<target>...)
#
# Links yieldmark's agent into executables that link Google Benchmark statically, so that `yieldmark compare`, `gate`,
# `run --metrics heap,instructions` and `profile` can do with them what they do with those that load Google Benchmark as a
# shared library. Without yieldmark the executable runs as before: the agent does nothing unless yieldmark asks it to.
# Nothing else of the build changes. YIELDMARK_AGENT is the object that is linked in.

# The functions of Google Benchmark that the agent stands before.
set(YIELDMARK_WRAPPED
    _ZN9benchmark22RunSpecifiedBenchmarksEv
    _ZN9benchmark22RunSpecifiedBenchmarksENSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEE
    _ZN9benchmark22RunSpecifiedBenchmarksEPNS_17BenchmarkReporterE
    _ZN9benchmark22RunSpecifiedBenchmarksEPNS_17BenchmarkReporterENSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEE
    _ZN9benchmark22RunSpecifiedBenchmarksEPNS_17BenchmarkReporterES1_
    _ZN9benchmark22RunSpecifiedBenchmarksEPNS_17BenchmarkReporterES1_NSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEE
    _ZN9benchmark5State16StartKeepRunningEv
    _ZN9benchmark5State17FinishKeepRunningEv
    _ZN9benchmark5State11PauseTimingEv
    _ZN9benchmark5State12ResumeTimingEv
    _ZN9benchmark25ClearRegisteredBenchmarksEv
    _ZN9benchmark8internal25RegisterBenchmarkInternalEPNS0_9BenchmarkE
    _ZN9benchmark8internal9Benchmark10IterationsEl
    _ZN9benchmark8internal9Benchmark7MinTimeEd
    _ZN9benchmark8internal9Benchmark13MinWarmUpTimeEd)

# Others that it calls, under their own names.
set(YIELDMARK_CALLED _ZN9benchmark10InitializeEPiPPcPFvvE _ZN9benchmark10InitializeEPiPPc
                     _ZN9benchmark28CreateDefaultDisplayReporterEv)

function(yieldmark_measure)
    foreach(target IN LISTS ARGN)
        list(TRANSFORM YIELDMARK_WRAPPED PREPEND "-Wl,--wrap=" OUTPUT_VARIABLE wrapped)
        target_link_options(${target} PRIVATE ${wrapped})
        target_link_libraries(${target} PRIVATE ${YIELDMARK_AGENT} ${CMAKE_DL_LIBS})
    endforeach()
endfunction()
