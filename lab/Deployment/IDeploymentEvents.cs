namespace Ipv6Dmz.Lab.Deployment;

/// <summary>Follows a run as it goes. Called from several threads; texts hold no secret.</summary>
public interface IDeploymentEvents
{
    /// <param name="steps">How many steps the run is expected to make.</param>
    void Planned(int steps);

    void Started(ChangeKind kind, string step);

    /// <summary>A line of the machine while a step runs on it.</summary>
    void Line(string step, string text);

    void Finished(ChangeKind kind, string step, TimeSpan took);

    void Failed(ChangeKind kind, string step, TimeSpan took, string message);

    void Note(string text);
}
