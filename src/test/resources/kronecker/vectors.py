"""Writes vectors.txt: forecasts of the four small networks of model.kronecker, computed by numpy in doubles from docs/maths.md.

Usage: python3 vectors.py > vectors.txt

Full matrices and no code in common with the application. Rows, labels and initial weights come from one generator of integers, which
NetworkVectorsTest has as well. A line: network, observation, forecast before its label.
"""
import numpy as np

ROWS, INPUTS = 3000, 5
MASK = (1 << 64) - 1


class Generator:
    """A linear congruential generator; numbers in [0, 1) with 24 bits, so that floats hold them exactly."""

    def __init__(self, seed):
        self.state = seed

    def uniform(self):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) & MASK
        return (self.state >> 40) / 16777216.0

    def spread(self):
        """Mean 0, variance 1."""
        return 2 * (self.uniform() + self.uniform() + self.uniform() - 1.5)


def rows():
    """Regressors, and labels that depend on products, on a size, and on the regressor before."""
    g, before = Generator(1), 0.0
    for _ in range(ROWS):
        x = np.array([4 * g.uniform() - 2 for _ in range(INPUTS)])
        label = float(np.float32(0.5 * x[0] * x[1] + abs(x[2]) - 1 + 0.5 * before + 0.25 * (g.uniform() - 0.5)))
        before = x[3]
        yield x, label


def logistic(a):
    return 1 / (1 + np.exp(-a))


class Network:
    """kinds: coupled (LSTM, linear row), glu (linear row), mlp (centered), gated (LSTM)."""

    def __init__(self, kind, m, stddev, p0, linear, q, q_readout, share):
        gates = {'coupled': 3, 'glu': 2, 'mlp': 1, 'gated': 4}[kind]
        self.kind, self.m, self.p0, self.linear = kind, m, p0, linear
        self.recurrent, self.has_linear = kind in ('coupled', 'gated'), kind in ('coupled', 'glu')
        self.ordinary = gates * m
        self.r = self.ordinary + self.has_linear
        self.k = 1 + INPUTS + (m if self.recurrent else 0)
        g = Generator(2)
        self.W = np.zeros((self.r, self.k))
        for b in range(self.ordinary):
            for c in range(self.k):
                self.W[b, c] = np.float32(stddev * g.spread())
        self.A = np.diag([p0] * self.ordinary + [linear] * self.has_linear)
        self.B = np.eye(self.k)
        self.n = m if self.has_linear else m + 1 + (INPUTS if kind == 'mlp' else 0)
        self.beta, self.P = np.zeros(self.n), np.eye(self.n)
        self.c, self.y, self.mean = np.zeros(m), np.zeros(m), np.zeros(self.r)
        self.q, self.q_readout, self.share = q, q_readout, share
        self.variance, self.errors, self.labels = 1.0, 1, 0

    def forecast(self, x):
        m = self.m
        self.u = np.concatenate([[1.0], x, self.y]) if self.recurrent else np.concatenate([[1.0], x])
        a = self.W @ self.u
        z = np.tanh(a[:m])
        self.before = self.c
        if self.kind == 'coupled':
            f, o = logistic(a[m:2 * m]), logistic(a[2 * m:3 * m])
            self.c = f * self.c + (1 - f) * z
            self.y = o * self.c
            self.phi, self.gates = self.y, (z, f, o)
        elif self.kind == 'glu':
            o = logistic(a[m:2 * m])
            self.phi, self.gates = z * o, (z, o)
        elif self.kind == 'mlp':
            self.phi, self.gates = np.concatenate([z, x, [1.0]]), (z,)
        else:
            i, f, o = logistic(a[m:2 * m]), logistic(a[2 * m:3 * m]), logistic(a[3 * m:])
            self.c = i * z + f * self.c
            h = np.tanh(self.c)
            self.y = o * h
            self.phi, self.gates = np.append(self.y, 1.0), (z, i, f, o, h)
        self.value = self.beta @ self.phi + (a[-1] if self.has_linear else 0.0)
        return self.value

    def slopes(self):
        w = self.beta[:self.m]
        if self.kind == 'coupled':
            z, f, o = self.gates
            parts = [w * o * (1 - f) * (1 - z * z), w * o * (self.before - z) * f * (1 - f), w * self.c * o * (1 - o), [1.0]]
        elif self.kind == 'glu':
            z, o = self.gates
            parts = [w * o * (1 - z * z), w * z * o * (1 - o), [1.0]]
        elif self.kind == 'mlp':
            z, = self.gates
            parts = [w * (1 - z * z)]
        else:
            z, i, f, o, h = self.gates
            e = w * o * (1 - h * h)
            parts = [e * i * (1 - z * z), e * z * i * (1 - i), e * self.before * f * (1 - f), w * h * o * (1 - o)]
        return np.concatenate(parts)

    def learn(self, label):
        delta, u, m = self.slopes(), self.u, self.m
        self.labels += 1
        if self.kind == 'mlp':
            delta = delta - self.mean
            self.mean = self.mean + max(1 / self.labels, .01) * delta
        error = label - self.value
        self.P += self.q_readout * np.eye(self.n)
        p, a, b = self.P @ self.phi, self.A @ delta, self.B @ u
        alpha = delta @ a + 1e-6 * (delta ** 2 @ np.diag(self.A))
        upsilon = u @ b + 1e-6 * (u ** 2 @ np.diag(self.B))
        S = self.share * self.variance + self.phi @ p + 1e-6 * (self.phi ** 2 @ np.diag(self.P)) + alpha * upsilon
        g = np.clip(error, -4 * np.sqrt(S), 4 * np.sqrt(S)) / S
        self.beta = self.beta + g * p
        self.P -= np.outer(p, p) / S
        self.W += g * np.outer(a, b)
        if self.kind == 'mlp':
            s = g * (self.mean @ a)
            self.beta[m:m + INPUTS] -= s * b[1:]
            self.beta[-1] -= s * b[0]
        omega, kappa = alpha / (self.r * S), upsilon / (self.k * S)
        self.B = self.B - np.outer(b, b) * (omega / (1 + omega * upsilon))
        self.A = (self.A - np.outer(a, a) * (kappa / (1 + kappa * alpha))) * (1 + omega * upsilon / self.k)
        self.stabilize()
        self.errors += 1
        bound = 4 * np.sqrt(self.variance)
        counted = np.clip(error, -bound, bound) if self.errors > 60 else error
        self.variance = max(self.variance + max(1 / self.errors, .01) * (counted ** 2 - self.variance), 1e-8)

    def stabilize(self):
        rows, inputs = np.trace(self.A), np.trace(self.B)
        if rows * inputs < self.p0 * self.r * self.k:
            self.B += .5 * self.q * self.r / rows * np.eye(self.k)
            self.A += .5 * self.q * self.k / inputs * np.eye(self.r)
        trace = np.trace(self.B)
        factor = 2.0 if trace < .5 * self.k else .5 if trace > 2 * self.k else 1.0
        self.B, self.A = self.B * factor, self.A / factor
        mean_row = np.trace(self.A[:self.ordinary, :self.ordinary]) / self.ordinary
        mean_input = np.trace(self.B) / self.k
        for c in range(self.k):
            self.B = limited(self.B, c, 4 * self.p0 / mean_row)
        for b in range(self.r):
            self.A = limited(self.A, b, 4 * (self.p0 if b < self.ordinary else self.linear) / mean_input)


def limited(M, i, most):
    v = M[i, i]
    return M if v <= most else M - np.outer(M[i], M[i]) * (1 - most / v) / v


NETWORKS = {
    'coupled': dict(m=4, stddev=.15, p0=.5, linear=.03, q=1e-5, q_readout=3e-5, share=1),
    'glu': dict(m=6, stddev=.5 / np.sqrt(INPUTS), p0=1.0, linear=.03, q=3e-6, q_readout=3e-5, share=1),
    'mlp': dict(m=6, stddev=1 / np.sqrt(INPUTS), p0=1.0, linear=.03, q=1e-6, q_readout=1e-6, share=2),
    'gated': dict(m=4, stddev=.15, p0=1.0, linear=.03, q=1e-6, q_readout=1e-6, share=1),
}

if __name__ == '__main__':
    data = list(rows())
    for kind, settings in NETWORKS.items():
        network = Network(kind, **settings)
        for t, (x, label) in enumerate(data):
            forecast = network.forecast(x)
            if t < 10 or t % 50 == 49:
                print(f'{kind} {t} {forecast:.9g}')
            network.learn(label)
