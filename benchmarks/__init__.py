"""What a step, a load and a request cost, each as a ratio to a plain way of doing the same.

Machines are noisy, so nothing here is an absolute promise: both sides are measured in turn, in
one run, by the CPU time of this process, and the medians are compared.
"""
