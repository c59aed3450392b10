namespace Pulumi;

public static partial class Output
{
    public static Output<(T1, T2)> Tuple<T1, T2>(
        Output<T1> item1, Output<T2> item2)
        => Join(item1, item2, (a, b) => (a, b));

    public static Output<(T1, T2, T3)> Tuple<T1, T2, T3>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3)
        => Join(Tuple(item1, item2), item3, (t, last) => (t.Item1, t.Item2, last));

    public static Output<(T1, T2, T3, T4)> Tuple<T1, T2, T3, T4>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4)
        => Join(Tuple(item1, item2, item3), item4, (t, last) => (t.Item1, t.Item2, t.Item3, last));
}
