"""The steps that a user of PyTorch would write, on one thread: what the kernels are held against.

    torch_reference.py NAME m p N [SECONDS]    prints the nanoseconds of a step, of the processor's time

NAME: sgd-1 and sgd-20, online gradient descent with an LSTM whose gradient is truncated after so many steps; pf, the paper's
particle filter over the LSTM with the general architecture, particles batched by bmm.
"""

import math
import sys
import time

import torch

SIGMA = 0.003
RATE = 1e-3
START = 0.3
NOISE = 0.03


def sgd(m, p, truncation):
    """A step learns from the last error; its gradient goes back through as many regressors as the truncation says."""
    lstm = torch.nn.LSTM(p, m)
    head = torch.nn.Linear(m, 1)
    optimiser = torch.optim.SGD([*lstm.parameters(), *head.parameters()], lr=RATE)
    window = torch.zeros(truncation, 1, p)
    # The states with which the windows to come begin: without a gradient, as truncation has it.
    states = [(torch.zeros(1, 1, m), torch.zeros(1, 1, m)) for _ in range(truncation)]

    def step(x, label):
        window[:-1] = window[1:].clone()
        window[-1, 0] = x
        begin = states.pop(0)
        outputs, last = lstm(window, begin)
        loss = (label - head(outputs[-1, 0])[0]) ** 2
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        states.append(tuple(each.detach() for each in last))

    return step


def particle_filter(m, p, n):
    """theta: [n, 4m, p+m+1] for the gates z, i, f, o, [n, p, p+m+1] for the control gate, [n, m+p] for w and v."""
    gates = START * torch.randn(n, 4 * m, p + m + 1)
    control = START * torch.randn(n, p, p + m + 1)
    readout = START * torch.randn(n, 1, m + p)
    state = [torch.zeros(n, m, 1), torch.zeros(n, m, 1)]
    log_weights = [torch.zeros(n)]
    inputs = torch.ones(n, p + m + 1, 1)

    def step(x, label):
        c, y = state
        inputs[:, :p, 0] = x
        inputs[:, p : p + m] = y
        z, i, f, o = torch.bmm(gates, inputs).split(m, dim=1)
        c = torch.sigmoid(i) * torch.tanh(z) + torch.sigmoid(f) * c
        y = torch.sigmoid(o) * torch.tanh(c)
        for disturbed in (gates, control, readout, c, y):
            disturbed.add_(torch.randn_like(disturbed), alpha=SIGMA)
        direct = torch.sigmoid(torch.bmm(control, inputs)) * torch.tanh(x).view(1, p, 1)
        forecasts = torch.bmm(readout, torch.cat((y, direct), dim=1)).view(n)
        log_weights[0] = log_weights[0] - (label - forecasts) ** 2 / (2 * NOISE)
        weights = torch.softmax(log_weights[0], 0)
        if 1 / (weights * weights).sum() < n / 2:
            points = (torch.rand(1) + torch.arange(n)) / n
            ancestors = torch.searchsorted(weights.cumsum(0), points).clamp_(max=n - 1)
            for rows in (gates, control, readout):
                rows.copy_(rows[ancestors])
            c, y = c[ancestors], y[ancestors]
            log_weights[0] = torch.zeros(n)
        state[:] = c, y

    def without_gradient(x, label):
        with torch.no_grad():
            step(x, label)

    return without_gradient


def measure(step, xs, labels, seconds):
    start = time.process_time()
    steps = 0
    while time.process_time() - start < seconds:
        step(xs[steps % len(xs)], labels[steps % len(xs)])
        steps += 1
    return (time.process_time() - start) / steps * 1e9


def main(arguments):
    name, m, p, n = arguments[0], *map(int, arguments[1:4])
    seconds = float(arguments[4]) if len(arguments) > 4 else 0.3
    torch.set_num_threads(1)
    torch.manual_seed(1)
    step = particle_filter(m, p, n) if name == "pf" else sgd(m, p, int(name.removeprefix("sgd-")))
    xs = [torch.rand(p) * 2 - 1 for _ in range(64)]
    labels = [float(x[0] * x[1]) for x in xs]
    measure(step, xs, labels, max(1.0, seconds))
    nanos = measure(step, xs, labels, seconds)
    if not math.isfinite(nanos):
        sys.exit("nothing was measured")
    print(f"{nanos:.6g}")


if __name__ == "__main__":
    main(sys.argv[1:])
