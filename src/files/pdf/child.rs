//! The look in a process of its own: bounded in memory, in processor time and by the clock, and ended where it
//! takes too long. A crash there is an answer here.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use rlimit::Resource;
use serde::{Deserialize, Serialize};
use tokio::sync::Semaphore;

use super::{Facts, Fault, look};
use crate::ground::{Error, Result};

/// What the look may take beyond what the program itself stands on, in bytes.
const MEMORY: u64 = 160 << 20;
/// Whole seconds of processor time.
const CPU: u64 = 2;
/// How many files are looked at at once; others wait.
const AT_ONCE: usize = 2;
const POLL: Duration = Duration::from_millis(4);
/// More than any answer is.
const ANSWER: u64 = 4_096;

/// Runs `rollcall inspect-pdf FILE`.
#[derive(Clone, Debug)]
pub struct Inspector {
    program: Arc<Path>,
    patience: Duration,
    free: Arc<Semaphore>,
}

/// What the child says, as JSON.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Said {
    Facts(Facts),
    Fault(Fault),
}

/// What is found about a file, and what is found about no file at all: the child's part.
pub fn answer(file: &Path) -> Result<String> {
    confine();
    let looked = std::fs::read(file).map_err(|_unreadable| Fault::Heavy).and_then(look);
    let said = match looked {
        Ok(facts) => Said::Facts(facts),
        Err(fault) => Said::Fault(fault),
    };
    Ok(serde_json::to_string(&said)?)
}

impl Inspector {
    /// `program` is this very program, as it can be started again.
    pub fn new(program: PathBuf, patience: Duration) -> Self {
        Self { program: program.into(), patience, free: Arc::new(Semaphore::new(AT_ONCE)) }
    }

    /// Looks at a file on disk.
    ///
    /// # Errors
    /// Where the program could not be started at all. What happens in there is a [`Fault`].
    pub async fn inspect(&self, file: PathBuf) -> Result<std::result::Result<Facts, Fault>> {
        let _turn = self.free.acquire().await.map_err(Error::internal)?;
        let (program, patience) = (self.program.clone(), self.patience);
        let looked = tokio::task::spawn_blocking(move || run(&program, &file, patience));
        looked.await.map_err(Error::internal)?.map_err(Error::internal)
    }
}

fn run(
    program: &Path,
    file: &Path,
    patience: Duration,
) -> std::io::Result<std::result::Result<Facts, Fault>> {
    let mut child = Command::new(program)
        .arg("inspect-pdf")
        .arg(file)
        .env_clear()
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let began = Instant::now();
    let ended = loop {
        match child.try_wait()? {
            Some(status) => break Some(status),
            None if began.elapsed() > patience => break None,
            None => std::thread::sleep(POLL),
        }
    };
    if ended.is_none() {
        child.kill()?;
        child.wait()?;
    }
    let mut answer = String::new();
    if let Some(out) =
        child.stdout.take().filter(|_| ended.is_some_and(|status| ExitStatus::success(&status)))
    {
        out.take(ANSWER).read_to_string(&mut answer)?;
    }
    Ok(read(&answer))
}

/// No answer is one too: it took too much.
fn read(answer: &str) -> std::result::Result<Facts, Fault> {
    match serde_json::from_str(answer) {
        Ok(Said::Facts(facts)) => Ok(facts),
        Ok(Said::Fault(fault)) => Err(fault),
        Err(_) => Err(Fault::Heavy),
    }
}

/// Bounds this process for good: memory beyond what it has, processor time, and no file written or left behind.
/// Where the system knows no such bound, the one who waits still has the clock.
fn confine() {
    let memory = standing().saturating_add(MEMORY);
    for (resource, most) in
        [(Resource::AS, memory), (Resource::CPU, CPU), (Resource::FSIZE, 1 << 16), (Resource::CORE, 0)]
    {
        if resource.set(most, most).is_err() {
            tracing::debug!(?resource, "no such bound here");
        }
    }
}

/// How much address space the program has before it begins, in bytes.
fn standing() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmSize:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()).and_then(|word| word.parse().ok());
    kilobytes.unwrap_or(1_u64 << 20).saturating_mul(1_024)
}
