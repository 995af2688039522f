//! Memory of a software rasteriser, which takes and gives back some megabytes with every frame.

/// Freed memory that is kept for the next frame, bytes: more than a frame takes, and little beside what the game holds.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const KEPT: libc::c_int = 32 << 20;
/// Whatever is larger goes back to the system as soon as it is freed, bytes: a frame's lists are made of smaller pieces, and
/// pictures and meshes of a scene that is over would leave holes.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const LARGE: libc::c_int = 1 << 20;

/// The system's allocator hands what is freed at the end of a frame back to the system, which clears every page of it for the
/// next frame: a tenth of a frame where the processor paints. From here on it keeps some of it. Elsewhere allocators do so
/// by themselves.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
#[expect(unsafe_code, reason = "a number for the system's allocator")]
pub(super) fn keep_between_frames() {
    for (what, bytes) in [(libc::M_TRIM_THRESHOLD, KEPT), (libc::M_MMAP_THRESHOLD, LARGE)] {
        // SAFETY: `mallopt` takes two numbers by value and may be called at any time (mallopt(3)).
        if unsafe { libc::mallopt(what, bytes) } == 0 {
            tracing::warn!("the allocator keeps no memory between frames");
        }
    }
}

/// Nothing to say to the allocator here.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub(super) fn keep_between_frames() {}
